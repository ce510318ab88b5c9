import { useEffect, useState } from 'preact/hooks';
import { useGiven } from '../data/given';
import { loadTexts } from '../i18n';
import type { Side } from './table';

export type CoachParts = typeof import('./coach-parts');
let loaded: CoachParts | null = null;

/** The coach's tools, fetched only where a coach looks. */
export function useCoach(side: Side): CoachParts | null {
  const given = useGiven();
  const [parts, setParts] = useState(loaded);
  useEffect(() => {
    if (given || side !== 'coach' || parts) return;
    Promise.all([import('./coach-parts'), loadTexts('coach')]).then(
      ([module]) => setParts((loaded = module)),
      () => {},
    );
  }, [side]);
  return side === 'coach' && !given ? parts : null;
}
