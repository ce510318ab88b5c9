import type { BallotWire, FitCheckWire } from '../api/types.gen';
import { pending, send } from '../data/outbox';

export type Ballot = BallotWire;
export type FitCheck = FitCheckWire;
export type Fit = 'yes' | 'not_sure' | 'rather_not';
export type Choices = Pick<Ballot, 'wishes' | 'also' | 'please_not'>;

export const BALLOT = '/me/ballot';
export const FIT = '/me/fit-check';
const ENTITY = 'ballot:me';

export const handIn = (choices: Choices, version: number) =>
  send({ method: 'PUT', path: BALLOT, body: choices, entity: ENTITY, base: version || null, label: { key: 'label_ballot' } });

const lastOf = (entity: string) => pending.value.findLast((write) => write.entity === entity);

/** The ballot as it will be once everything on its way has arrived, and how far that has come. */
export function overlayBallot(read: Ballot) {
  const last = lastOf(ENTITY);
  const state = last?.state ?? null;
  return { ballot: last ? { ...read, ...(last.body as Choices), handed_in: true } : read, state };
}

type Said = Pick<FitCheck['said'][number], 'answer' | 'words' | 'coach_id'>;
/** An answer is about one tandem, also when it reaches the server after the next has begun. */
const fitOf = (tandem: string | null, after: number) => `fit:${tandem}:${after}`;

export const sayFit = (tandem: string, after: number, said: Said) =>
  send({ method: 'PUT', path: `/me/fit-checks/${after}`, body: { tandem_id: tandem, ...said }, entity: fitOf(tandem, after), label: { key: 'label_fit' } });

/** What somebody has said after a meeting, also what is still on its way. */
export function overlayFit(read: FitCheck) {
  const said = [...read.said];
  for (const after of [1, 3]) {
    const write = lastOf(fitOf(read.tandem_id, after));
    if (!write) continue;
    const { answer, words, coach_id } = write.body as Said;
    const at = said.findIndex(({ after_meeting }) => after_meeting === after);
    said.splice(at < 0 ? said.length : at, at < 0 ? 0 : 1, { after_meeting: after, answer, words, coach_id, talked_at: null });
  }
  const due = said.some(({ after_meeting }) => after_meeting === read.due) ? 0 : read.due;
  return { due, said };
}

/** Where somebody stands on a ballot, in the order of tapping. */
export type Place = 'first' | 'second' | 'third' | 'also' | 'not' | 'none';

export function placeOf({ wishes, also, please_not }: Choices, id: string): Place {
  const at = wishes.indexOf(id);
  if (at >= 0) return (['first', 'second', 'third'] as const)[at] ?? 'none';
  if (also.includes(id)) return 'also';
  return please_not === id ? 'not' : 'none';
}

/** Puts somebody somewhere on the ballot. Whoever stood there moves on by one place, the fourth is also fine. */
export function put(choices: Choices, id: string, place: Place): Choices {
  const wishes = choices.wishes.filter((one) => one !== id);
  const also = choices.also.filter((one) => one !== id);
  const please_not = place === 'not' ? id : choices.please_not === id ? null : choices.please_not;
  if (place === 'also') also.push(id);
  const rank = ['first', 'second', 'third'].indexOf(place);
  if (rank >= 0) wishes.splice(Math.min(rank, wishes.length), 0, id);
  also.push(...wishes.splice(3));
  return { wishes, also, please_not };
}
