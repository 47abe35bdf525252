export type Theme = 'auto' | 'light' | 'dark';

/** Shows a theme and remembers it on this device, for the first paint of the next visit. */
export function applyTheme(theme: Theme): void {
  localStorage.setItem('batuta.theme', theme);
  const isDark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
}
