import { useEffect, useMemo, useRef } from 'preact/hooks';
import { signal } from '@preact/signals';
import { use } from './db';

export type Draft<T> = { value: T; ready: boolean; set: (change: Partial<T>) => void; clear: () => Promise<void> };
const PAUSE = 300;

/** How many forms hold words that are not saved yet: an update must not take them away. */
export const unsavedDrafts = signal(0);

/** A form that survives a reload or a phone that closes the app. `clear` after the outbox has taken it. */
export function useDraft<T extends object>(key: string, initial: T): Draft<T> {
  const state = useMemo(() => signal({ value: initial, ready: false, touched: false }), [key]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const write = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const { value, touched } = state.peek();
    if (touched) void use((database) => database.put('drafts', value, key)).catch(() => {});
  };

  useEffect(() => {
    let here = true;
    use((database) => database.get('drafts', key))
      .catch(() => undefined)
      .then((kept) => {
        if (!here) return;
        const { value, touched } = state.peek();
        state.value = { value: kept && !touched ? { ...initial, ...(kept as T) } : value, ready: true, touched: touched || !!kept };
      });
    addEventListener('pagehide', write);
    return () => {
      here = false;
      removeEventListener('pagehide', write);
      if (timer.current) write();
    };
  }, [key]);

  const { value, ready, touched } = state.value;
  useEffect(() => {
    if (!touched) return;
    unsavedDrafts.value++;
    return () => void unsavedDrafts.value--;
  }, [touched]);

  return {
    value,
    ready,
    set(change) {
      state.value = { ...state.peek(), value: { ...state.peek().value, ...change }, touched: true };
      clearTimeout(timer.current);
      timer.current = setTimeout(write, PAUSE);
    },
    async clear() {
      clearTimeout(timer.current);
      timer.current = undefined;
      state.value = { value: initial, ready: true, touched: false };
      await use((database) => database.delete('drafts', key)).catch(() => {});
    },
  };
}
