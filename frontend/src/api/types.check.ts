// Fails to compile when the hand-named types and the server's document drift apart.
import type * as Gen from './types.gen';
import type * as Own from './types';

/** What the server sends fits what the screens expect: every field is there, with no more values and nulls than they know. */
type Fits<Mine, Theirs extends Mine> = Theirs;

/** What may be left out when it is written is always there when it is read. */
type Sent<T> = T extends (infer Item)[] ? Sent<Item>[] : T extends object ? { [Field in keyof T]-?: Sent<Exclude<T[Field], undefined>> } : T;

export type Agreed = [
  Fits<Own.Me, Sent<NonNullable<Gen.Me>>>,
  Fits<Own.Session, Sent<NonNullable<Gen.SessionWire>>>,
  Fits<Own.InvitationCheck, Sent<NonNullable<Gen.InvitationCheckOutputBody>>>,
  Fits<Own.Invitation, Sent<NonNullable<Gen.HandedOverWire>>>,
  Fits<Own.Device, Sent<NonNullable<Gen.Device>>>,
  Fits<Own.Doors, Sent<NonNullable<Gen.DoorsOutputBody>>>,
  Fits<Own.Passkey, Sent<NonNullable<Gen.PasskeyWire>>>,
  Fits<Own.NewPasskey, Sent<NonNullable<Gen.PasskeyOutputBody>>>,
  Fits<Own.TotpSetup, Sent<NonNullable<Gen.TOTPOutputBody>>>,
  Fits<Own.RecoveryCodes, Sent<NonNullable<Gen.RecoveryCodesOutputBody>>>,
  Fits<Own.ContactWay, Sent<NonNullable<Gen.ContactWayWire>>>,
  Fits<Own.CalendarFeed, Sent<NonNullable<Gen.FeedOutputBody>>>,
  Fits<Own.Office, Sent<NonNullable<Gen.OfficeWire>>>,
  Fits<Own.Absence, Sent<NonNullable<Gen.AbsenceWire>>>,
  Fits<Own.CoachCard, Sent<NonNullable<Gen.ContactWire>>>,
  Fits<Own.ContactCard, Sent<NonNullable<Gen.ContactCardWire>>>,
  Fits<Own.Account, Sent<NonNullable<Gen.AccountWire>>>,
  Fits<Own.Cohort, Sent<NonNullable<Gen.CohortWire>>>,
  Fits<Own.DayPlan, Sent<NonNullable<Gen.DayPlanWire>>>,
  Fits<Own.Stop, Sent<NonNullable<Gen.StopWire>>>,
  Fits<Own.MyCohort, Sent<NonNullable<Gen.MembershipWire>>>,
  Fits<Own.Participant, Sent<NonNullable<Gen.MemberWire>>>,
  Fits<Own.Place, Sent<NonNullable<Gen.PlaceWire>>>,
  Fits<Own.Tandem, Sent<NonNullable<Gen.TandemWire>>>,
  Fits<Own.Partner, Sent<NonNullable<Gen.PartnerWire>>>,
  Fits<Own.Entry, Sent<NonNullable<Gen.EntryWire>>>,
  Fits<Own.Media, Sent<NonNullable<Gen.MediaWire>>>,
  Fits<Own.Addition, Sent<NonNullable<Gen.AdditionWire>>>,
  Fits<Own.MyAnswers, Sent<NonNullable<Gen.MyAnswersWire>>>,
  Fits<Own.Step, Sent<NonNullable<Gen.StepWire>>>,
  Fits<Own.PlannedMeeting, Sent<NonNullable<Gen.PlannedMeetingWire>>>,
  Fits<Own.HelpRequest, Sent<NonNullable<Gen.HelpRequestWire>>>,
  Fits<Own.Week, Sent<NonNullable<Gen.WeekWire>>>,
  Fits<Own.Workbook, Sent<NonNullable<Gen.WorkbookOutputBody>>>,
  Fits<Own.Released, Sent<NonNullable<Gen.ReleasedWire>>>,
  Fits<Own.Meeting, Sent<NonNullable<Gen.MilestoneMeetingWire>>>,
  Fits<Own.MeetingAnswer, Sent<NonNullable<Gen.MeetingAnswerWire>>>,
  Fits<Own.ResultLine, Sent<NonNullable<Gen.ResultLineWire>>>,
  Fits<Own.Expectations, Sent<NonNullable<Gen.ExpectationWire>>>,
  Fits<Own.PlanItem, Sent<NonNullable<Gen.PlanItemWire>>>,
  Fits<Own.OfficePromise, Sent<NonNullable<Gen.PromiseWire>>>,
  Fits<Own.Signature, Sent<NonNullable<Gen.SignatureWire>>>,
  Fits<Own.Remark, Sent<NonNullable<Gen.RemarkWire>>>,
  Fits<Own.Plan, Sent<NonNullable<Gen.MilestonePlanWire>>>,
  Fits<Own.Sheet, Sent<NonNullable<Gen.MilestoneSheetWire>>>,
  Fits<Own.Reminder, Sent<NonNullable<Gen.ReminderWire>>>,
  Fits<Own.ReminderSettings, Sent<NonNullable<Gen.ReminderSettingsWire>>>,
  Fits<Own.TestReminder, Sent<NonNullable<Gen.TestReminderOutputBody>>>,
  Fits<Own.TestResult, Sent<NonNullable<Gen.TestReminderResultOutputBody>>>,
  Fits<Own.Home, Sent<NonNullable<Gen.HomeWire>>>,
  Fits<Own.Rest, Sent<NonNullable<Gen.RestWire>>>,
];
