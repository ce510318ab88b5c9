import { list, t } from '../i18n';
import type { Guest, Round, TeamDating } from './types';

export const nameIn = (dating: TeamDating, id: string) => {
  const guest = dating.guests.find(({ person_id }) => person_id === id);
  return guest ? guestName(guest) : '–';
};

export const guestName = ({ display_name }: Guest) => display_name || '–';

/** How the state of a speed-dating is called. */
export const datingState = ({ state, opened_at }: Pick<TeamDating, 'state' | 'opened_at'>) => t(state === 'planned' ? (opened_at ? 'sdt_state_open' : 'sdt_state_draft') : `sdt_state_${state}`);

/** Who is there and sits at no table in a round. */
export function breaksIn(dating: TeamDating, round: Round): string {
  const busy = new Set(round.talks.flatMap(({ first_id, second_id }) => [first_id, second_id]));
  const present = dating.guests.filter(({ presence }) => presence === 'here' || (dating.state === 'planned' && presence === 'expected'));
  return list(present.filter(({ person_id }) => !busy.has(person_id)).map(guestName));
}
