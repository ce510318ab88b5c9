import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Skeleton } from './skeleton';

/**
 * A part of a screen whose code comes after the screen itself; without internet and without a copy it is simply not
 * there. A `quiet` one has mostly nothing to say and keeps no place.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>, quiet = false): ComponentType<P> {
  let part: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [state, setState] = useState<'here' | 'coming' | 'missing'>(part ? 'here' : 'coming');
    useEffect(() => {
      if (part) return;
      load().then(
        (loaded) => {
          part = loaded;
          setState('here');
        },
        () => setState('missing'),
      );
    }, []);
    const Part = part;
    if (Part) return <Part {...props} />;
    return state === 'coming' && !quiet ? <Skeleton /> : null;
  };
}
