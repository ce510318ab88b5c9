import { signal } from '@preact/signals';
import { me, type State } from './api/session';
import type { Role } from './api/types';
import { lazy, type LazyPage } from './ui/lazy';

export type Found = { page: LazyPage; params: Record<string, string> };

export const Home = lazy(() => import('./home/home'), 'Home');

const map = signal<typeof import('./pages') | null>(null);
/** Where every other screen is to be found. The first one that most people open is known without it. */
export const pages = async () => (map.value ??= await import('./pages'));
/** Stands in until the map is there, and says so where it cannot come. */
const Finding = lazy(async () => ({ Nothing: (await pages(), () => null) }), 'Nothing');

/** The screen for a path: which ones there are depends on who is there. */
export function routeFor(path: string, role: Role | null, session: State): Found | null {
  if (path === '/' && role === 'participant' && !me.value?.companion) return { page: Home, params: {} };
  return map.value ? map.value.routeFor(path, role, session) : { page: Finding, params: {} };
}
