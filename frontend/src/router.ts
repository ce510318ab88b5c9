import { signal } from '@preact/signals';

type Place = { path: string; query: URLSearchParams };
const here = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search) });

/** Where the person is. */
export const place = signal<Place>(here());
/** Counts changes of screen; the app moves the focus to the new heading when it grows. */
export const moves = signal(0);
let depth = 0;
let before = location.pathname;
/** The screen somebody was on before this one. */
export const came = () => before;

history.scrollRestoration = 'manual';
const scrolls = new Map<number, number>();
type State = { entry: number };
const entry = () => (history.state as State | null)?.entry ?? 0;
let last = entry();

function arrive(top: number) {
  const path = place.peek().path;
  place.value = here();
  if (path === place.peek().path) return;
  before = path;
  moves.value++;
  // The new screen has drawn by then; one read from the store may follow a little later.
  requestAnimationFrame(() => scrollTo(0, top));
  if (!top) return;
  const again = setTimeout(() => scrollTo(0, top), 120);
  // Whoever has gone on by themselves meanwhile is not taken back.
  for (const move of ['keydown', 'pointerdown', 'wheel']) addEventListener(move, () => clearTimeout(again), { once: true, passive: true });
}

/** Goes to a screen of the app; `to` may carry a query. */
export function go(to: string, { replace = false } = {}) {
  scrolls.set(last, scrollY);
  if (to === location.pathname + location.search) return;
  if (replace) history.replaceState({ entry: last } satisfies State, '', to);
  else {
    depth++;
    last = Date.now();
    history.pushState({ entry: last } satisfies State, '', to);
  }
  arrive(0);
}

/** Back to where the person came from; `fallback` when the app was opened right here. */
export function back(fallback: string) {
  if (depth > 0) history.back();
  else go(fallback, { replace: true });
}

/** Parameters of a pattern such as /meeting/:id when the path fits it. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split('/');
  const have = path.replace(/\/$/, '').split('/');
  if (pattern === '/') return path === '/' ? {} : null;
  if (want.length !== have.length) return null;
  const found: Record<string, string> = {};
  for (const [i, part] of want.entries()) {
    const value = have[i] as string;
    if (part.startsWith(':')) {
      if (!value) return null;
      found[part.slice(1)] = decodeURIComponent(value);
    } else if (part !== value) return null;
  }
  return found;
}

export function startRouter() {
  addEventListener('popstate', () => {
    scrolls.set(last, scrollY);
    last = entry();
    depth = Math.max(0, depth - 1);
    arrive(scrolls.get(last) ?? 0);
  });
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const special = event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || special || link.origin !== location.origin || link.target || link.download || link.hash) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
