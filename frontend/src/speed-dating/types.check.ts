// Fails to compile when the hand-named types and the server's document drift apart.
import type * as Gen from '../api/types.gen';
import type * as Own from './types';

/** The fields the screens know that the server does not send. */
type Unknown<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>;
type None<T extends never> = T;

export type Agreed = [
  None<Unknown<Own.DatingClock, NonNullable<Gen.SpeedDatingClockWire>>>,
  None<Unknown<Own.DatingPlan, Gen.SpeedDatingPlanWire>>,
  None<Unknown<Own.DatingLine, Gen.SpeedDatingLineWire>>,
  None<Unknown<Own.MyDating, NonNullable<Gen.MySpeedDatingWire>>>,
  None<Unknown<Own.MyRound, Gen.MyDatingRoundWire>>,
  None<Unknown<Own.Impression, Gen.MyImpressionWire>>,
  None<Unknown<Own.Mine, Gen.MySpeedDatingOutputBody>>,
  None<Unknown<Own.TeamDating, Gen.TeamSpeedDatingWire>>,
  None<Unknown<Own.Guest, Gen.DatingGuestWire>>,
  None<Unknown<Own.Round, Gen.DatingRoundWire>>,
  None<Unknown<Own.Talk, Gen.DatingTalkWire>>,
];
