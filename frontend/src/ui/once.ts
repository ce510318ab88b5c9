import { useRef } from 'preact/hooks';

/** Does something once at a time: further taps do nothing until the first is through. */
export function useOnce<Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>): (...given: Given) => Promise<Result | undefined> {
  const busy = useRef(false);
  return async (...given) => {
    if (busy.current) return undefined;
    busy.current = true;
    try {
      return await work(...given);
    } finally {
      busy.current = false;
    }
  };
}

/** Work that is never under way twice: asked for meanwhile, it is done once more afterwards. */
export function onceMore(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async () => {
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = null;
    }
  };
  return () => {
    again = true;
    return (running ??= run());
  };
}
