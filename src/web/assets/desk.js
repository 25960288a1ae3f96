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

  // Names of units to choose from, once somebody is about to type one.
  for (const field of document.querySelectorAll('input[data-units]')) {
    const fill = async () => {
      const { items } = await (await fetch('/api/units')).json();
      const on = new Date().toISOString().slice(0, 10);
      const names = items.filter(({ to }) => to === null || to >= on).map(({ name }) => name);
      field.list.replaceChildren(
        ...[...new Set(names)].map((value) => Object.assign(document.createElement('option'), { value })),
      );
    };
    field.addEventListener('focus', () => void fill().catch(() => undefined), { once: true });
  }

  // A file that takes long is fetched here: how much has come is told, and it can be stopped. Whatever goes wrong, the link does it.
  const told = document.querySelector('[data-coming]');
  const tell = (what, bytes) => {
    told.hidden = false;
    told.firstElementChild.textContent = `${told.dataset[what]} ${Math.ceil(bytes / 1024).toLocaleString(document.documentElement.lang)}`;
  };
  async function fetchFile(link, stopping) {
    const answer = await fetch(link.href, { signal: stopping.signal });
    const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1];
    if (!answer.ok || name === undefined) return location.assign(link.href);
    const parts = [];
    let bytes = 0;
    try {
      for (const reader = answer.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) break;
        parts.push(value);
        bytes += value.length;
        tell('coming', bytes);
      }
    } catch (error) {
      if (stopping.signal.aborted) return tell('stopped', bytes);
      throw error;
    }
    tell('came', bytes);
    const file = URL.createObjectURL(new Blob(parts, { type: answer.headers.get('Content-Type') }));
    const save = Object.assign(document.createElement('a'), { href: file, download: name });
    save.click();
    setTimeout(() => URL.revokeObjectURL(file), 60_000);
  }
  let stopping = null;
  for (const link of document.querySelectorAll('a[data-download]')) {
    link.addEventListener('click', (event) => {
      if (told === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      // One at a time: a second click waits for the first, or for its end.
      if (stopping !== null) return;
      stopping = new AbortController();
      const button = told.querySelector('button');
      button.hidden = false;
      button.onclick = () => stopping?.abort();
      tell('coming', 0);
      fetchFile(link, stopping)
        .catch(() => (stopping.signal.aborted ? tell('stopped', 0) : location.assign(link.href)))
        .finally(() => {
          button.hidden = true;
          stopping = null;
        });
    });
  }

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
