// Fails to compile when the team's types and the server's document drift apart.
import type * as Gen from '../api/types.gen';
import type * as Own from './types';

/** The fields the screens know that the server does not send. */
type Unknown<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>;
type None<T extends never> = T;

export type Agreed = [
  None<Unknown<Own.TeamHome, Gen.TeamHomeWire>>,
  None<Unknown<Own.Owed, Gen.OwedPromiseWire>>,
  None<Unknown<Own.WaitingPlan, Gen.WaitingPlanWire>>,
  None<Unknown<Own.NextMeeting, Gen.NextMeetingWire>>,
  None<Unknown<Own.MeetingQuestion, Gen.MeetingQuestionWire>>,
  None<Unknown<Own.QuietTandem, Gen.QuietTandemWire>>,
  None<Unknown<Own.PausedPartner, Gen.PausedPartnerWire>>,
  None<Unknown<Own.Parting, Gen.PartingWire>>,
  None<Unknown<Own.WithoutDevice, Gen.WithoutDeviceWire>>,
  None<Unknown<Own.Figures, Gen.FiguresWire>>,
];
