// Small conveniences of a browser that runs scripts. Nothing on any page needs them.
(() => {
  'use strict';
  // What kept a form from being taken is read first.
  document.querySelector('[data-focus]')?.focus();

  // What is being typed is kept under the form's name until it is sent, so that a closed window loses nothing. Signing out clears it.
  const keyOf = (form) => `draft ${form.dataset.draft}`;
  const isKept = (control) =>
    control.name !== '' && !control.name.startsWith('_') && !['hidden', 'file', 'password'].includes(control.type);
  for (const form of document.querySelectorAll('form[data-draft]')) {
    const controls = [...form.elements].filter(isKept);
    const isOpen = form.closest('details[open]') !== null;
    const kept = JSON.parse(localStorage.getItem(keyOf(form)) ?? '{}');
    for (const control of controls) {
      // What came back from us stands; a draft only fills what is empty.
      if (isOpen || control.value !== '' || typeof kept[control.name] !== 'string') continue;
      if (control.type !== 'checkbox') control.value = kept[control.name];
    }
    form.addEventListener('input', () => {
      const draft = Object.fromEntries(controls.map((control) => [control.name, control.value]));
      localStorage.setItem(keyOf(form), JSON.stringify(draft));
    });
  }
  // Recorded: the draft has done its service.
  const recorded = document.querySelector('[data-recorded]')?.dataset.recorded;
  if (recorded !== undefined) localStorage.removeItem(`draft ${recorded}`);

  const isTyping = (target) => target instanceof HTMLElement && target.matches('input, select, textarea');
  const rows = () => [...document.querySelectorAll('[data-row]')];

  // `/` goes to the search, `j` and `k` to the next and the previous row.
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === '/') {
      const search = document.querySelector('main [data-search]') ?? document.querySelector('[data-search]');
      if (search === null) return;
      event.preventDefault();
      search.focus();
      return;
    }
    if (event.key !== 'j' && event.key !== 'k') return;
    const all = rows();
    const at = all.indexOf(document.activeElement);
    const next = event.key === 'j' ? all[at + 1] : all[at < 0 ? all.length - 1 : at - 1];
    next?.focus();
  });
})();
