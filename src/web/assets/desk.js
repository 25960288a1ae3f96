// Small conveniences of a browser that runs scripts. Nothing on any page needs them.
(() => {
  'use strict';
  // What kept a form from being taken is read first.
  document.querySelector('[data-focus]')?.focus();

  const isTyping = (target) => target instanceof HTMLElement && target.matches('input, select, textarea');
  const rows = () => [...document.querySelectorAll('[data-row]')];

  // `/` goes to the search, `j` and `k` to the next and the previous row.
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === '/') {
      const search = document.querySelector('[data-search]');
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
