// Before the first paint: the theme that this device used last, else the system's.
(function () {
  var theme = null;
  try {
    theme = localStorage.getItem('batuta.theme');
  } catch (error) {
    theme = null;
  }
  if (theme !== 'light' && theme !== 'dark') theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
})();
