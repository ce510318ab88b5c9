import { list, t } from '../i18n';
import type { Guest, Round, TeamDating } from './types';

/** Who is there, or before the start may come. */
export const presentIn = ({ guests, state }: TeamDating) => guests.filter(({ presence }) => presence === 'here' || (state === 'planned' && presence === 'expected'));

/** How many pairs of those who are there do not meet by the plan. */
export function unmetIn(dating: TeamDating): number {
  const present = presentIn(dating);
  const young = present.filter(({ age_group }) => age_group === 'under_25').length;
  const pairs = dating.mode === 'two_sides' ? young * (present.length - young) : (present.length * (present.length - 1)) / 2;
  const here = new Set(present.map(({ person_id }) => person_id));
  const met = dating.rounds.flatMap(({ talks }) => talks).filter(({ first_id, second_id, cut }) => !cut && here.has(first_id) && here.has(second_id));
  return pairs - met.length;
}

/** How many rooms of a video call have no link. */
export function roomsWithoutLink({ how, link, table_links, rounds }: TeamDating): number {
  if (how !== 'video' || link) return 0;
  return Math.max(0, ...rounds.flatMap(({ talks }) => talks.map(({ table }) => table - table_links.length)));
}

export const nameIn = (dating: TeamDating, id: string) => {
  const guest = dating.guests.find(({ person_id }) => person_id === id);
  return guest ? guestName(guest) : '–';
};

export const guestName = ({ display_name }: Guest) => display_name || '–';

/** How the state of a speed-dating is called. */
export const datingState = ({ state, opened_at }: Pick<TeamDating, 'state' | 'opened_at'>) => t(state === 'planned' ? (opened_at ? 'sdt_state_open' : 'sdt_state_draft') : `sdt_state_${state}`);

/** Who is there and sits at no table in a round. */
export function breaksIn(dating: TeamDating, round: Round): string {
  const busy = new Set(round.talks.flatMap(({ first_id, second_id, cut }) => (cut ? [] : [first_id, second_id])));
  return list(presentIn(dating).filter(({ person_id }) => !busy.has(person_id)).map(guestName));
}
