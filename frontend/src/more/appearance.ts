import { signal } from '@preact/signals';

export type Theme = 'system' | 'light' | 'dark';
const THEME_KEY = 'mp.theme';

export const theme = signal<Theme>('system');

export function setTheme(next: Theme) {
  theme.value = next;
  const root = document.documentElement;
  if (next === 'system') {
    localStorage.removeItem(THEME_KEY);
    root.removeAttribute('data-theme');
  } else {
    localStorage.setItem(THEME_KEY, next);
    root.setAttribute('data-theme', next);
  }
}

export function startTheme() {
  const kept = localStorage.getItem(THEME_KEY);
  if (kept === 'light' || kept === 'dark') setTheme(kept);
}
