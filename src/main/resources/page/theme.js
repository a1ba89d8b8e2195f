// Loaded before the first paint, so that a dark page never flashes light. No choice means: as the system is.
(() => {
  const kept = localStorage.getItem('theme');
  if (kept === 'light' || kept === 'dark') {
    document.documentElement.dataset.theme = kept;
  }
})();
