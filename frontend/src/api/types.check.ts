// Fails to compile when the hand-named types and the server's document drift apart.
import type * as Gen from './types.gen';
import type * as Own from './types';

/** Every field the screens know is one the server sends. */
type Known<Mine, Theirs> = Exclude<keyof NonNullable<Mine>, keyof NonNullable<Theirs>> extends never ? true : Exclude<keyof NonNullable<Mine>, keyof NonNullable<Theirs>>;

type Pairs = [
  Known<Own.Me, Gen.Me>,
  Known<Own.Session, Gen.SessionWire>,
  Known<Own.InvitationCheck, Gen.InvitationCheckOutputBody>,
  Known<Own.Invitation, Gen.HandedOverWire>,
  Known<Own.Device, Gen.Device>,
  Known<Own.Office, Gen.OfficeWire>,
  Known<Own.Absence, Gen.AbsenceWire>,
  Known<Own.CoachCard, Gen.ContactWire>,
  Known<Own.ContactCard, Gen.ContactCardWire>,
  Known<Own.Account, Gen.AccountWire>,
  Known<Own.Cohort, Gen.CohortWire>,
  Known<Own.DayPlan, Gen.DayPlanWire>,
  Known<Own.Stop, Gen.StopWire>,
  Known<Own.MyCohort, Gen.MembershipWire>,
  Known<Own.Participant, Gen.MemberWire>,
  Known<Own.Place, Gen.PlaceWire>,
  Known<Own.Tandem, Gen.TandemWire>,
  Known<Own.Partner, Gen.PartnerWire>,
  Known<Own.Entry, Gen.EntryWire>,
  Known<Own.Addition, Gen.AdditionWire>,
  Known<Own.MyAnswers, Gen.MyAnswersWire>,
  Known<Own.Step, Gen.StepWire>,
  Known<Own.PlannedMeeting, Gen.PlannedMeetingWire>,
  Known<Own.HelpRequest, Gen.HelpRequestWire>,
  Known<Own.Week, Gen.WeekWire>,
  Known<Own.Workbook, Gen.WorkbookOutputBody>,
  Known<Own.Released, Gen.ReleasedOutputBody>,
  Known<Own.Meeting, Gen.MilestoneMeetingWire>,
  Known<Own.MeetingAnswer, Gen.MeetingAnswerWire>,
  Known<Own.ResultLine, Gen.ResultLineWire>,
  Known<Own.Expectations, Gen.ExpectationWire>,
  Known<Own.PlanItem, Gen.PlanItemWire>,
  Known<Own.OfficePromise, Gen.PromiseWire>,
  Known<Own.Signature, Gen.SignatureWire>,
  Known<Own.Remark, Gen.RemarkWire>,
  Known<Own.Plan, Gen.MilestonePlanWire>,
  Known<Own.Sheet, Gen.MilestoneSheetWire>,
  Known<Own.Reminder, Gen.ReminderWire>,
  Known<Own.ReminderSettings, Gen.ReminderSettingsWire>,
  Known<Own.TestReminder, Gen.TestReminderOutputBody>,
  Known<Own.TestResult, Gen.TestReminderResultOutputBody>,
  Known<Own.Home, Gen.HomeWire>,
];

type Unknown = Exclude<Pairs[number], true>;
/** Compiles only while no field is unknown; the error names the field. */
export const agreed: [Unknown] extends [never] ? true : Unknown = true;
