const initial = (name: string) => [...name.trim()][0]?.toLocaleUpperCase() ?? '·';

type Side = 'me' | 'partner' | 'team';
const LOOK: Record<Side, string> = { me: 'who', partner: 'who b', team: 'who t' };

/** A person's initial: a circle for one of us two, a square for the team. Always beside the name. */
export const Who = ({ name, side = 'me' }: { name: string; side?: Side }) => (
  <span class={LOOK[side]} aria-hidden="true">
    {initial(name)}
  </span>
);

/** For the team a circle's colour says the age group, in the pool as at the table. */
export const sideOf = (ageGroup: string | null | undefined) => (ageGroup === 'under_25' ? 'partner' : 'me');

/** A tandem: two circles that touch. */
export const Duo = ({ names }: { names: [string, string] | string[] }) => (
  <span class="duo" aria-hidden="true">
    <span class="who">{initial(names[0] ?? '')}</span>
    <span class="who b">{initial(names[1] ?? '')}</span>
  </span>
);
