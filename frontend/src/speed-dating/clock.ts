import type { DatingClock, Pace } from './types';

/**
 * Where a speed-dating stands: `soon` the first round begins, `talk` people sit at their tables, `change` they go to those
 * of the round, `done` the last bell has rung. `until` is the next bell.
 */
export type Moment = { phase: 'soon' | 'talk' | 'change' | 'done'; round: number; until: number };

const MINUTE = 60_000;

/** Counts out where it stands, by the same rules as the server (internal/speeddating/clock.go). */
export function momentAt(clock: DatingClock, pace: Pace, rounds: number, now: number): Moment {
  if (clock.paused_at) now = Date.parse(clock.paused_at);
  const talk = pace.minutes * MINUTE;
  const change = pace.minutes_to_change * MINUTE;
  const at = Date.parse(clock.at);
  const done: Moment = { phase: 'done', round: rounds, until: 0 };
  if (now < at) {
    if (clock.round === 1) return { phase: 'soon', round: 1, until: at };
    if (now < at - change) return { phase: 'talk', round: clock.round - 1, until: at - change };
    return clock.round > rounds ? done : { phase: 'change', round: clock.round, until: at };
  }
  const passed = Math.floor((now - at) / (talk + change));
  const begun = at + passed * (talk + change);
  const round = clock.round + passed;
  if (round > rounds) return done;
  if (now < begun + talk) return { phase: 'talk', round, until: begun + talk };
  return round === rounds ? done : { phase: 'change', round: round + 1, until: begun + talk + change };
}

/** How many rounds have begun. */
export const begunAt = ({ phase, round }: Moment) => (phase === 'soon' || phase === 'change' ? round - 1 : round);

/** How long the present part takes as a whole, for the ring around the time. */
export const lengthOf = ({ phase }: Moment, pace: Pace) => (phase === 'talk' ? pace.minutes : Math.max(pace.minutes_to_change, 0.2)) * MINUTE;

/** The instants a bell rings at, for phones that count by an older plan: no farther back than this. */
const LATE = 3000;

/** Whether the step from one moment to the next is a bell that rings now, and which. One that is long past stays silent. */
export function bellBetween(before: Moment | null, after: Moment, now: number): 'begin' | 'end' | null {
  if (!before || (before.phase === after.phase && before.round === after.round)) return null;
  if (!before.until || now < before.until || now - before.until > LATE) return null;
  if (after.phase === 'talk') return 'begin';
  return before.phase === 'talk' ? 'end' : null;
}
