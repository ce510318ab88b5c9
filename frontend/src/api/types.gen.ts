// Written by `npm run types` from the server's OpenAPI document.

export type AbsenceWire = {
  /** When it was made */
  created_at: string;
  /** The first day */
  from_day: string;
  /** Its id */
  id: string;
  /** Last day away */
  to_day: string;
};

export type AbsencesOutputBody = {
  /** All of them */
  items: AbsenceWire[];
};

export type AccessLogOutputBody = {
  /** The lines */
  items: LineWire[];
  /** Where the next page begins, null at the end */
  next_cursor: string | null;
};

export type AccountWire = {
  /** Name as it is shown */
  display_name: string;
  /** Its id */
  id: string;
  /** The language of the app for this person */
  language: 'de' | 'en' | 'tr' | 'ar';
  /** Left out when they have not used the app lately */
  last_used_day?: string;
  /** Short name for signing in */
  login: string;
  /** What the person may do */
  role: 'participant' | 'coach' | 'manager' | 'administrator';
  /** Whether an authenticator app or a passkey is set up */
  second_factor: boolean;
  /** Whether they have joined yet, or are shut out */
  state: 'invited' | 'active' | 'disabled';
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type AccountsOutputBody = {
  /** All of them */
  items: AccountWire[];
};

export type AddAccountInputBody = {
  /** Name as it is shown */
  display_name: string;
  /** The language of the app for this person */
  language: 'de' | 'en' | 'tr' | 'ar';
  /** What the person may do */
  role: 'coach' | 'manager' | 'administrator';
};

export type AddParticipantInputBody = {
  /** The only thing kept about the age */
  age_group: 'under_25' | 'over_25';
  /** Until the person chooses one */
  display_name?: string;
  /** The language of the app for this person */
  language?: 'de' | 'en' | 'tr' | 'ar';
};

export type AddPasskeyInputBody = {
  /** From the question */
  challenge_id: string;
  /** RegistrationResponseJSON as WebAuthn defines it */
  credential: Record<string, unknown>;
  /** A name by which its owner knows it again */
  label: string;
};

export type AdditionWire = {
  /** Who wrote it */
  author_id: string;
  /** When it was made */
  created_at: string;
  /** The entry it belongs to */
  entry_id: string;
  /** Its id */
  id: string;
  /** When a coach first opened it */
  team_seen_at: string | null;
  /** The partner's words */
  text: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
  /** Who sees it */
  visibility: 'me' | 'tandem' | 'team';
};

export type AnswerProposalInputBody = {
  /** Yes, another time, or a question */
  answer: 'yes' | 'another_time' | 'question';
  /** The proposal that is answered */
  revision: number;
  /** The words */
  text?: string;
};

export type AnswerRemarkInputBody = {
  /** The words */
  text: string;
};

export type AskForHelpInputBody = {
  /** What the partner asks */
  text?: string;
};

export type AwayWire = {
  /** The first day */
  from_day: string;
  /** Last day away */
  to_day: string;
};

export type BeginPauseInputBody = {
  /** Whether the contact person is told */
  tell_contact_person: boolean;
  /** Whether the partner is told */
  tell_partner: boolean;
};

export type BelongingWire = {
  /** How many, 0 where that says nothing */
  count: number;
  /** What happens to it, unless everything of one's own is erased at once */
  then: 'erased' | 'kept_for_partner' | 'kept_until';
  /** Till when it is kept, null when only the person ends that */
  until_day: string | null;
  /** What it is */
  what: 'entries' | 'answers' | 'steps' | 'partner_entries' | 'planned_meeting' | 'expectations' | 'plans' | 'promises' | 'reminders' | 'account';
};

export type CancelMeetingInputBody = {
  /** Why it cannot be */
  reason: string;
};

export type ChallengeWire = {
  /** Comes back with the answer; good once, for five minutes */
  challenge_id: string;
  /** PublicKeyCredentialCreationOptionsJSON or PublicKeyCredentialRequestOptionsJSON as WebAuthn defines them */
  options: Record<string, unknown>;
};

export type ChangeCohortInputBody = {
  /** Whether one partner is under 25 and the other over */
  age_rule?: boolean;
  /** How many days the cohort has */
  length_days?: number;
  /** How often the two meet at least */
  meetings_per_week?: number;
  /** Days from one milestone meeting to the next */
  milestone_rhythm_days?: number;
  /** What it is called */
  name?: string;
  /** Only before the start */
  start_day?: string;
};

export type ChangeContactWayInputBody = {
  /** The address, or a number as people write it */
  value: string;
};

export type ChangeMeInputBody = {
  /** Name as it is shown */
  display_name?: string;
  /** The language of the app for this person */
  language?: 'de' | 'en' | 'tr' | 'ar';
};

export type CohortBase = {
  /** One partner under 25, one over */
  age_rule: boolean;
  /** The days and milestone meetings, computed */
  day_plan: DayPlanWire;
  /** Days added at the end */
  extensions: ExtensionWire[];
  /** Its id */
  id: string;
  /** As planned at first; the day plan counts the extensions too */
  length_days: number;
  /** How often the two meet at least */
  meetings_per_week: number;
  /** Days from one milestone meeting to the next */
  milestone_rhythm_days: number;
  /** What it is called */
  name: string;
  /** When the count of days stood still */
  pauses: PauseWire[];
  /** The first day of the cohort */
  start_day: string;
  /** Where the cohort stands today */
  state: 'planned' | 'running' | 'paused' | 'closed';
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type CohortWire = {
  /** One partner under 25, one over */
  age_rule: boolean;
  /** The coaches of the cohort */
  coach_ids: string[];
  /** The days and milestone meetings, computed */
  day_plan: DayPlanWire;
  /** Days added at the end */
  extensions: ExtensionWire[];
  /** Its id */
  id: string;
  /** As planned at first; the day plan counts the extensions too */
  length_days: number;
  /** How often the two meet at least */
  meetings_per_week: number;
  /** Days from one milestone meeting to the next */
  milestone_rhythm_days: number;
  /** What it is called */
  name: string;
  /** How many participants there are */
  participant_count: number;
  /** When the count of days stood still */
  pauses: PauseWire[];
  /** The first day of the cohort */
  start_day: string;
  /** Where the cohort stands today */
  state: 'planned' | 'running' | 'paused' | 'closed';
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type CohortsOutputBody = {
  /** All of them */
  items: CohortWire[];
};

export type ConfirmContactWayInputBody = {
  /** Six digits; spaces do not matter */
  code: string;
};

export type ConfirmTOTPInputBody = {
  /** Six digits */
  code: string;
};

export type ContactCardWire = {
  /** E-mail address */
  email: string;
  /** Two or three letters each, as in de or uk */
  languages: string[];
  /** Phone number, as one dials it */
  phone: string;
  /** 0 as long as nothing has been written */
  version: number;
  /** 1 is Monday, 7 is Sunday */
  working_days: number[];
};

export type ContactPersonInputBody = {
  /** The coach */
  coach_id: string;
};

export type ContactWayWire = {
  /** Until when the code can be typed in; nothing when a new one is needed */
  code_expires_at: string | null;
  /** Whether there is an address in use */
  confirmed: boolean;
  /** What sort of address it is */
  kind: 'email' | 'phone';
  /** Whether the office can send there */
  offered: boolean;
  /** An address that waits for its code */
  pending_value: string | null;
  /** The address in use: confirmed with a code */
  value: string | null;
};

export type ContactWaysOutputBody = {
  /** One of each kind, also while it is empty */
  items: ContactWayWire[];
};

export type ContactWire = {
  /** Now and later */
  absences: AwayWire[];
  /** Whether the coach is away today */
  absent_today: boolean;
  /** Name as it is shown */
  display_name: string;
  /** E-mail address */
  email: string;
  /** Its id */
  id: string;
  /** Languages the coach speaks */
  languages: string[];
  /** Phone number, as one dials it */
  phone: string;
  /** 1 is Monday, 7 is Sunday */
  working_days: number[];
};

export type ContactsOutputBody = {
  /** All of them */
  items: ContactWire[];
};

export type DataOutputBody = {
  /** When it was put together */
  made_at: string;
  /** Kind by kind; those with nothing in them are left out */
  sections: SectionWire[];
};

export type DayPlanWire = {
  /** 0 before the first day */
  day_number: number;
  /** With all extensions */
  length_days: number;
  /** Where the cohort stands today */
  state: 'planned' | 'running' | 'paused' | 'closed';
  /** The milestone meetings by the day plan */
  stops: StopWire[];
};

export type Device = {
  /** When it was made */
  created_at: string;
  /** Whether it is the one that asks */
  current: boolean;
  /** Its id */
  id: string;
  /** Browser and system, as in Chrome auf Android */
  label: string;
  /** The day it was last used */
  last_used_day: string;
};

export type DevicesOutputBody = {
  /** All of them */
  items: Device[];
};

export type DoorsOutputBody = {
  /** All of them */
  passkeys: PasskeyWire[];
  /** How many still work */
  recovery_codes_left: number;
  /** Whether the office wants this person to have a second factor */
  second_factor_required: boolean;
  /** Whether an authenticator app is set up */
  totp: boolean;
};

export type EndEarlyInputBody = {
  /** What was found */
  kind: 'work' | 'training';
};

export type EntryWire = {
  /** The partners' own words under it */
  additions: AdditionWire[];
  /** Who wrote it */
  author_id: string;
  /** Wall time, as in 15:00 */
  clock: string | null;
  /** When the partner confirmed the facts */
  confirmed_at: string | null;
  /** Who confirmed the facts */
  confirmed_by: string | null;
  /** When it was made */
  created_at: string;
  /** The day it is about */
  day: string;
  /** Its id */
  id: string;
  /** A meeting or a note */
  kind: 'meeting' | 'note';
  /** Who changed it last */
  last_changed_by: string | null;
  /** The reader's own private answers; nobody else gets them */
  my_answers: MyAnswersWire;
  /** What the author wrote */
  note: string;
  /** What became of the meeting, null for a note */
  outcome: 'met' | 'moved' | 'cancelled' | null;
  /** Whether it is marked for both partners */
  pinned: boolean;
  /** Where the two met, as a chip */
  place: string | null;
  /** Where, in own words */
  place_text: string;
  /** Why they did not meet, if they want to say */
  reason: string | null;
  /** The tandem */
  tandem_id: string;
  /** When a coach first opened it; stays when it is taken back */
  team_seen_at: string | null;
  /** What it was about */
  topics: string[];
  /** When it was last changed */
  updated_at: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
  /** Who sees it */
  visibility: 'me' | 'tandem' | 'team';
  /** Counted from the start of the cohort; 0 and less before it */
  week: number;
};

export type EraseMeInputBody = {
  /** PIN or password */
  current_secret: string;
};

export type EvaluateInputBody = {
  /** The words */
  text: string;
};

export type EvaluationWire = {
  /** Who wrote it */
  author_id: string;
  /** The team's words */
  text: string;
  /** When it was last changed */
  updated_at: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
} | null;

export type ExpectationWire = {
  /** Something has changed for me */
  changed?: number | null;
  /** What has changed, in own words */
  changed_what?: string;
  /** We talk as equals */
  eye_level?: number | null;
  /** We talked about what concerns me */
  heard?: number | null;
  /** My expectations of my partner are met */
  partner_met?: number | null;
  /** The person */
  person_id: string;
  /** Shown to the others as soon as both partners have released */
  released: boolean;
  /** I feel taken seriously */
  taken_seriously?: number | null;
  /** My expectations of the project team are met */
  team_met?: number | null;
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type Expectations = {
  /** Something has changed for me */
  changed?: number | null;
  /** What has changed, in own words */
  changed_what?: string;
  /** We talk as equals */
  eye_level?: number | null;
  /** We talked about what concerns me */
  heard?: number | null;
  /** My expectations of my partner are met */
  partner_met?: number | null;
  /** Shown to the others as soon as both partners have released */
  released: boolean;
  /** I feel taken seriously */
  taken_seriously?: number | null;
  /** My expectations of the project team are met */
  team_met?: number | null;
};

export type ExpectationsWire = {
  /** For coaches, only when both have released */
  all: ExpectationWire[];
  /** Whether both partners have released theirs */
  both_released: boolean;
  /** What the asking partner wrote */
  mine: GivenExpectationWire;
  /** Only when both have released */
  partner: GivenExpectationWire;
};

export type ExtendCohortInputBody = {
  /** How many days */
  days: number;
  /** Why */
  reason: string;
};

export type ExtensionWire = {
  /** When it was made */
  created_at: string;
  /** How many days */
  days: number;
  /** Why it was needed */
  reason: string;
};

export type FeedAddressOutputBody = {
  /** The secret address for the calendar app; it is shown this once */
  url: string;
};

export type FeedOutputBody = {
  /** When the address was made */
  created_at: string | null;
  /** The last day on which a calendar has read */
  last_read_day: string | null;
  /** Whether there is an address to read from */
  on: boolean;
};

export type FieldProblem = {
  /** The stable code of the rule. */
  code: string;
  /** The parameter outside the body, path.id. */
  parameter?: string;
  /** JSON pointer into the body. */
  pointer: string;
};

export type FigureCohortWire = {
  /** Which day it is today */
  day_number: number;
  /** Its id */
  id: string;
  /** How many days the cohort has */
  length_days: number;
  /** What it is called */
  name: string;
  /** Where the cohort stands today */
  state: 'planned' | 'running' | 'paused' | 'closed';
};

export type FiguresOutputBody = {
  /** All of them */
  items: FiguresWire[];
};

export type FiguresWire = {
  /** Which cohort it is about */
  cohort: FigureCohortWire;
  /** How often tandems met */
  meetings_met: number;
  /** Milestone meetings held */
  milestone_meetings_held: number;
  /** All that are on the way, those held among them */
  milestone_meetings_planned: number;
  /** How many participants */
  participants: number;
  /** Plans with all three signatures */
  plans_approved: number;
  /** What became of the promises */
  promises: PromiseFiguresWire;
  /** How many tandems */
  tandems: number;
  /** Weeks of tandems with at least one meeting */
  weeks_kept: number;
};

export type FormTandemInputBody = {
  /** The cohort */
  cohort_id: string;
  /** The two partners */
  partner_ids: string[];
  /** Why */
  reason: string;
};

export type GivenExpectationWire = {
  /** Something has changed for me */
  changed?: number | null;
  /** What has changed, in own words */
  changed_what?: string;
  /** We talk as equals */
  eye_level?: number | null;
  /** We talked about what concerns me */
  heard?: number | null;
  /** My expectations of my partner are met */
  partner_met?: number | null;
  /** The person */
  person_id: string;
  /** Shown to the others as soon as both partners have released */
  released: boolean;
  /** I feel taken seriously */
  taken_seriously?: number | null;
  /** My expectations of the project team are met */
  team_met?: number | null;
  /** Counts the changes; a change names it in If-Match */
  version: number;
} | null;

export type HandedOverWire = {
  /** Ten signs to type, in two groups */
  code: string;
  /** When it stops working */
  expires_at: string;
  /** The same for a QR code */
  url: string;
};

export type HelpNumberWire = {
  /** What it is called */
  name: string;
  /** When it can be reached, or for whom it is */
  note?: string;
  /** The number, as one dials it */
  phone: string;
};

export type HelpRequestWire = {
  /** When it was answered */
  answered_at: string | null;
  /** Who answered */
  answered_by: string | null;
  /** When it was made */
  created_at: string;
  /** Its id */
  id: string;
  /** The person */
  person_id: string;
  /** The tandem */
  tandem_id: string;
  /** What the partner asks */
  text: string;
};

export type HomeCohortWire = {
  /** Its id */
  id: string;
  /** What it is called */
  name: string;
  /** The first day of the cohort */
  start_day: string;
  /** Where the cohort stands today */
  state: 'planned' | 'running' | 'paused' | 'closed';
};

export type HomeContactWire = {
  /** Name as it is shown */
  display_name: string;
  /** Whose id */
  id: string;
} | null;

export type HomeDepartureWire = {
  /** Since when */
  day: string;
  /** Left, or found work or training */
  kind: 'left' | 'work' | 'training';
} | null;

export type HomeMeetingWire = {
  /** What the partners replied */
  answers: MeetingAnswerWire[];
  /** Why it was cancelled, else empty */
  cancel_reason: string;
  /** Wall time, 15:00 */
  clock: string | null;
  /** Who proposed it */
  coach_id: string | null;
  /** The day proposed, null before */
  day: string | null;
  /** The day of the cohort it belongs to */
  day_number: number;
  /** When it was noted as held */
  held_at: string | null;
  /** Its id */
  id: string;
  /** A milestone meeting or the closing one */
  kind: 'milestone' | 'closing';
  /** Which milestone meeting it is, from 1 */
  number: number;
  /** A place from the list, null for another one */
  place: MilestonePlaceWire;
  /** Where, in own words */
  place_text: string;
  /** The plan that belongs to it */
  plan_id: string;
  /** The day by the day plan */
  planned_day: string;
  /** Counts the proposals */
  revision: number;
  /** The instant it begins */
  starts_at: string | null;
  /** How far the meeting is */
  state: 'planned' | 'proposed' | 'agreed' | 'held' | 'cancelled';
  /** The next working day */
  suggested_day: string;
  /** The tandem */
  tandem_id: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
} | null;

export type HomePartingWire = {
  /** What a coach offers, empty before */
  offer: string;
  /** Who offers it, by name */
  offered_by: string;
  /** The sentence, when it is their own */
  own_words: string;
  /** What the partner wanted to be said, empty for nothing */
  sentence: 'not_you' | 'thanks' | 'good_luck' | 'own' | 'team' | '';
} | null;

export type HomePersonWire = {
  /** Name as it is shown */
  display_name: string;
  /** Whose id */
  id: string;
};

export type HomePlanWire = {
  /** The milestone meeting */
  meeting_id: string;
  /** The plan */
  plan_id: string;
} | null;

export type HomeTandemWire = {
  /** Its id */
  id: string;
  /** The other one of the two */
  partner: HomePersonWire;
  /** What the partner found before the end, null for nothing */
  partner_found: 'work' | 'training' | null;
  /** null as long as the partner takes part, or has not been told */
  partner_left: HomePartingWire;
  /** Whether the partner takes a break and wanted it told */
  partner_paused: boolean;
} | null;

export type HomeWire = {
  /** The person's cohort */
  cohort: HomeCohortWire;
  /** The coach the person asks first */
  contact_person: HomeContactWire;
  /** The days of the cohort */
  day_plan: DayPlanWire;
  /** One's own way out, null while there is none */
  departure: HomeDepartureWire;
  /** The person's open steps */
  my_steps: StepWire[];
  /** The next milestone meeting, null when none is left */
  next_milestone: HomeMeetingWire;
  /** What the office owes for longer than it said */
  overdue_promises: number;
  /** One's own break, null without one */
  pause: OwnPauseWire;
  /** The person who asks */
  person: Me;
  /** A plan that waits for this person's signature */
  plan_to_sign: HomePlanWire;
  /** When the two meet next, null when nothing is set */
  planned_meeting: PlannedMeetingWire;
  /** A proposal that waits for an answer */
  proposal_to_answer: HomeMeetingWire;
  /** null until a coach has formed it */
  tandem: HomeTandemWire;
};

export type InvitationCheckInputBody = {
  /** The code; spaces, dashes and capitals do not matter */
  secret: string;
};

export type InvitationCheckOutputBody = {
  /** Name as it is shown, empty while no name is known */
  display_name: string;
  /** Joining, a new PIN, or one more device */
  kind: 'join' | 'recovery' | 'device';
  /** The language of the app for this person */
  language: 'de' | 'en' | 'tr' | 'ar';
  /** Short name for signing in later */
  login: string;
  /** What the person may do */
  role: 'participant' | 'coach' | 'manager' | 'administrator';
};

export type InvitedOutputBody = {
  /** The code to hand over */
  invitation: HandedOverWire;
  /** The person */
  person: AccountWire;
};

export type ItemContent = {
  /** Wall time, 15:00 */
  clock?: string | null;
  /** How sure it will work out */
  confidence?: number | null;
  /** When it happens */
  day?: string | null;
  /** Who helps with it */
  helper?: 'partner' | 'family' | 'team' | 'other' | null;
  /** Who helps, in own words */
  helper_text?: string;
  /** What could get in the way? */
  obstacle?: string;
  /** Whose step it is, null for both */
  owner_id?: string | null;
  /** Where it happens */
  place?: string;
  /** The first step */
  step?: string;
  /** Then I … */
  then_text?: string;
  /** What is the plan? */
  what: string;
  /** What will be better then? */
  why?: string;
};

export type JoinInputBody = {
  /** Needed for joining */
  display_name?: string;
  /** Needed for joining */
  language?: 'de' | 'en' | 'tr' | 'ar';
  /** PIN or, for staff, password; not needed for a further device */
  new_secret?: string;
  /** Stay signed in on this device */
  remember: boolean;
  /** The code */
  secret: string;
};

export type LastPlanWire = {
  /** Its steps */
  items: PlanItemWire[];
  /** Its promises */
  promises: PromiseWire[];
} | null;

export type LeaveInputBody = {
  /** One's own PIN, needed for erasing */
  current_secret?: string;
  /** Whether everything of one's own is erased at once */
  erase_now: boolean;
  /** The sentence, when it is one's own */
  own_words?: string;
  /** What the partner is told */
  sentence: 'not_you' | 'thanks' | 'good_luck' | 'own' | 'team';
};

export type LeavingWire = {
  /** What there is, and what would happen to it */
  data: BelongingWire[];
  /** Who stays, null when there is nobody */
  partner_name: string | null;
  /** What the partner can be told */
  sentences: ('not_you' | 'thanks' | 'good_luck' | 'own' | 'team')[];
};

export type LineWire = {
  /** When it was opened; opening it again within ten minutes makes no new line */
  at: string;
  /** Its id */
  id: string;
  /** Who opened it, as they were called then; empty when they have been erased since */
  reader_name: string;
  /** What was opened */
  what: 'tandem' | 'workbook' | 'milestone' | 'plan' | 'promises' | 'persons' | 'participant' | 'invitation';
};

export type Me = {
  /** The name the person wants to be called by */
  display_name: string;
  /** Its id */
  id: string;
  /** The language of the app for this person */
  language: 'de' | 'en' | 'tr' | 'ar';
  /** Short name for signing in */
  login: string;
  /** What the person may do */
  role: 'participant' | 'coach' | 'manager' | 'administrator';
  /** Whether a second factor has to be set up before anything else can be done */
  second_factor_missing: boolean;
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type MeetingAnswerWire = {
  /** Yes, another time, or a question */
  answer: 'yes' | 'another_time' | 'question';
  /** Whether it is about the proposal as it is now */
  current: boolean;
  /** The person */
  person_id: string;
  /** What the partner wrote */
  text: string;
};

export type MeetingQuestionWire = {
  /** Another time, or a question */
  answer: 'another_time' | 'question';
  /** The milestone meeting */
  meeting: MilestoneMeetingWire;
  /** The person */
  person_id: string;
  /** The tandem */
  tandem: TandemNamesWire;
  /** What the partner wrote */
  text: string;
};

export type MemberWire = {
  /** The only thing kept about the age */
  age_group: 'under_25' | 'over_25';
  /** The coach this person asks first, null when none is chosen */
  contact_person_id: string | null;
  /** Name as it is shown */
  display_name: string;
  /** Its id */
  id: string;
  /** The language of the app for this person */
  language: 'de' | 'en' | 'tr' | 'ar';
  /** When they stopped taking part, null while they do */
  left_day: string | null;
  /** Short name for signing in */
  login: string;
  /** A device of theirs can get reminders */
  reachable: boolean;
  /** Whether they have joined yet, or are shut out */
  state: 'invited' | 'active' | 'disabled';
  /** Their tandem, null before it is formed */
  tandem_id: string | null;
};

export type MembersOutputBody = {
  /** All of them */
  items: MemberWire[];
};

export type MembershipWire = {
  /** The only thing kept about the age */
  age_group: 'under_25' | 'over_25';
  /** The cohort */
  cohort: CohortBase;
  /** The coach this person asks first, null when none is chosen */
  contact_person_id: string | null;
};

export type MilestoneMeetingWire = {
  /** What the partners replied */
  answers: MeetingAnswerWire[];
  /** Why it was cancelled, else empty */
  cancel_reason: string;
  /** Wall time, 15:00 */
  clock: string | null;
  /** Who proposed it */
  coach_id: string | null;
  /** The day proposed, null before */
  day: string | null;
  /** The day of the cohort it belongs to */
  day_number: number;
  /** When it was noted as held */
  held_at: string | null;
  /** Its id */
  id: string;
  /** A milestone meeting or the closing one */
  kind: 'milestone' | 'closing';
  /** Which milestone meeting it is, from 1 */
  number: number;
  /** A place from the list, null for another one */
  place: MilestonePlaceWire;
  /** Where, in own words */
  place_text: string;
  /** The plan that belongs to it */
  plan_id: string;
  /** The day by the day plan */
  planned_day: string;
  /** Counts the proposals */
  revision: number;
  /** The instant it begins */
  starts_at: string | null;
  /** How far the meeting is */
  state: 'planned' | 'proposed' | 'agreed' | 'held' | 'cancelled';
  /** The next working day */
  suggested_day: string;
  /** The tandem */
  tandem_id: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type MilestoneMeetingsOutputBody = {
  /** All of them */
  items: MilestoneMeetingWire[];
};

export type MilestonePlaceWire = {
  /** Street and number */
  address: string;
  /** The place, null when it was taken off the list */
  id: string | null;
  /** What it is called */
  name: string;
} | null;

export type MilestonePlanWire = {
  /** When the second partner signed this version */
  agreed_at: string | null;
  /** When a coach signed this version */
  approved_at: string | null;
  /** Its id */
  id: string;
  /** The steps */
  items: PlanItemWire[];
  /** The milestone meeting */
  meeting_id: string;
  /** What the office promises */
  promises: PromiseWire[];
  /** The coaches' questions and suggestions */
  remarks: RemarkWire[];
  /** Under the current version */
  signatures: SignatureWire[];
  /** Written, signed by both partners, or by all three */
  state: 'draft' | 'agreed' | 'approved';
  /** The tandem */
  tandem_id: string;
  /** What a signature must name */
  version: number;
};

export type MilestoneSheetWire = {
  /** What the team makes of it */
  evaluation: EvaluationWire;
  /** Block 2, as far as the person may see it */
  expectations: ExpectationsWire;
  /** The last plan, null at the first meeting */
  last: LastPlanWire;
  /** The milestone meeting */
  meeting: MilestoneMeetingWire;
  /** The plan of this meeting */
  plan: MilestonePlanWire;
  /** Block 1, line by line */
  results: ResultLineWire[];
};

export type MovePromiseInputBody = {
  /** The coach */
  coach_id?: string | null;
  /** By when */
  due_day: string;
  /** Why it takes longer */
  reason: string;
};

export type MyAnswersWire = {
  /** The entry it belongs to */
  entry_id: string;
  /** Whether I rather helped or was helped */
  giving: 'gave' | 'got' | 'both' | 'neither' | null;
  /** How well one was listened to, 1 to 5 */
  heard: number | null;
  /** How much it helped, 1 to 5 */
  helped: number | null;
  /** How one felt, 1 to 5 */
  mood: number | null;
  /** When it was last changed */
  updated_at: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
} | null;

export type NewMemberWire = {
  /** The code to hand over */
  invitation: NewMemberWireInvitationStruct;
  /** Who was invited */
  person: NewMemberWirePersonStruct;
};

export type NewMemberWireInvitationStruct = {
  /** Ten signs to type, in two groups */
  code: string;
  /** When it stops working */
  expires_at: string;
  /** The same for a QR code */
  url: string;
};

export type NewMemberWirePersonStruct = {
  /** Name as it is shown */
  display_name: string;
  /** Its id */
  id: string;
  /** Short name for signing in */
  login: string;
  /** Whether they have joined yet */
  state: 'invited' | 'active' | 'disabled';
};

export type NextMeetingWire = {
  /** The milestone meeting */
  meeting: MilestoneMeetingWire;
  /** The tandem */
  tandem: TandemNamesWire;
};

export type OfferInputBody = {
  /** What is offered */
  text: string;
};

export type OfferWire = {
  /** The departure it belongs to */
  id: string;
  /** When it was offered */
  offered_at: string | null;
  /** What is offered */
  text: string;
};

export type OfficeWire = {
  /** E-mail address of the office */
  contact_email: string;
  /** Phone number of the office */
  contact_phone: string;
  /** Whom one can call in hard times */
  help_numbers: HelpNumberWire[];
  /** What the office is called */
  office_name: string;
  /** What the office says about privacy */
  privacy_text: string;
  /** 0 as long as nothing has been set */
  version: number;
};

export type OpenHelpWire = {
  /** When it was made */
  created_at: string;
  /** The request */
  id: string;
  /** Who asks */
  person_name: string;
  /** The tandem */
  tandem: TandemNamesWire;
  /** What the partner asks */
  text: string;
};

export type OwedPromiseWire = {
  /** How many days it is past its day */
  days_overdue: number;
  /** The promise */
  promise: PromiseWire;
  /** The tandem */
  tandem: TandemNamesWire;
};

export type OwnPauseWire = {
  /** Whether it has lasted so long that the app asks, once, if it goes on */
  asks: boolean;
  /** The first day */
  from_day: string;
  /** Whether the contact person knows */
  tell_contact_person: boolean;
  /** Whether the partner knows */
  tell_partner: boolean;
} | null;

export type PartingWire = {
  /** The day they left */
  day: string;
  /** The departure */
  id: string;
  /** The sentence, when it is one's own */
  own_words: string;
  /** Who stays; empty when nobody does */
  partner_name: string;
  /** Who left; empty once everything about them is erased */
  person_name: string;
  /** What the partner is told, empty for nothing */
  sentence: 'not_you' | 'thanks' | 'good_luck' | 'own' | 'team' | '';
  /** The tandem */
  tandem: TandemNamesWire;
};

export type PartnerWire = {
  /** The coach this partner asks first, null when none is chosen */
  contact_person_id: string | null;
  /** Name as it is shown */
  display_name: string;
  /** What they found before the end, null for nothing */
  found: 'work' | 'training' | null;
  /** Its id */
  id: string;
  /** When they stopped taking part, null while they do or the reader was not told */
  left_day: string | null;
  /** Since when they take a break, null when the reader was told of none */
  paused_from: string | null;
};

export type PasskeyOutputBody = {
  /** The new one */
  passkey: PasskeyWire;
  /** Ten, shown once, with the first second factor of staff; empty when earlier ones go on working */
  recovery_codes: string[];
};

export type PasskeySignInInputBody = {
  /** From the question */
  challenge_id: string;
  /** AuthenticationResponseJSON as WebAuthn defines it */
  credential: Record<string, unknown>;
  /** Stay signed in on this device */
  remember: boolean;
  /** When the passkey is the second factor of a sign-in by password */
  ticket?: string;
};

export type PasskeyWire = {
  /** When it was made */
  created_at: string;
  /** Its id */
  id: string;
  /** The name that its owner gave it */
  label: string;
  /** Left out until it is first used */
  last_used_day?: string;
};

export type PauseCohortInputBody = {
  /** The first day */
  from_day: string;
  /** Why */
  reason: string;
};

export type PauseWire = {
  /** The first day */
  from_day: string;
  /** Why */
  reason: string;
  /** The first day that counts again, null while nobody knows */
  resume_day: string | null;
};

export type PausedPartnerWire = {
  /** The first day */
  from_day: string;
  /** The person */
  person_id: string;
  /** Who takes a break */
  person_name: string;
  /** The tandem */
  tandem: TandemNamesWire;
};

export type PinEntryInputBody = {
  /** Whether it is marked for both partners */
  pinned: boolean;
};

export type PlaceWire = {
  /** Street and number */
  address: string;
  /** Whether children are welcome */
  children_welcome: boolean;
  /** Its id */
  id: string;
  /** What it is called */
  name: string;
  /** Whether one may sit without buying */
  no_need_to_buy: boolean;
  /** What else is good to know */
  note: string;
  /** Whether one gets in without steps */
  step_free: boolean;
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type PlacesOutputBody = {
  /** All of them */
  items: PlaceWire[];
};

export type PlanCohortInputBody = {
  /** One partner under 25, one over; on when left out */
  age_rule?: boolean;
  /** How many days the cohort has */
  length_days?: number;
  /** How often the two meet at least */
  meetings_per_week?: number;
  /** Days from one milestone meeting to the next */
  milestone_rhythm_days?: number;
  /** What it is called */
  name: string;
  /** The first day of the cohort */
  start_day: string;
};

export type PlanItemWire = {
  /** Wall time, 15:00 */
  clock?: string | null;
  /** How sure it will work out */
  confidence?: number | null;
  /** When it happens */
  day?: string | null;
  /** Who helps with it */
  helper?: 'partner' | 'family' | 'team' | 'other' | null;
  /** Who helps, in own words */
  helper_text?: string;
  /** Its id */
  id: string;
  /** What could get in the way? */
  obstacle?: string;
  /** Whose step it is, null for both */
  owner_id?: string | null;
  /** Where it happens */
  place?: string;
  /** The plan */
  plan_id: string;
  /** Its place in the plan */
  position: number;
  /** What became of it */
  review: 'open' | 'done' | 'partly' | 'changed' | 'dropped';
  /** What the partners say about it */
  review_note: string;
  /** The first step */
  step?: string;
  /** Then I … */
  then_text?: string;
  /** When it was last changed */
  updated_at: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
  /** What is the plan? */
  what: string;
  /** What will be better then? */
  why?: string;
};

export type PlanMeetingInputBody = {
  /** Wall time, 15:00 */
  clock?: string | null;
  /** null takes the date back */
  day: string | null;
  /** Where, in own words */
  place_text?: string;
};

export type PlanVersionWire = {
  /** Who made this version */
  changed_by: string;
  /** When it was made */
  created_at: string;
  /** The steps as they stood */
  items: SignedItem[];
  /** The promises as they stood */
  promises: SignedPromise[];
  /** Who signed this version */
  signatures: SignatureWire[];
  /** Which version it is */
  version: number;
};

export type PlanVersionsOutputBody = {
  /** All of them */
  items: PlanVersionWire[];
};

export type PlannedMeetingWire = {
  /** Wall time, 15:00 */
  clock: string | null;
  /** null when the date was taken back */
  day: string | null;
  /** Where, in own words */
  place_text: string;
  /** Counts the dates that were set */
  revision: number;
  /** Who set it */
  set_by: string | null;
  /** The instant it begins */
  starts_at: string | null;
  /** When it was last changed */
  updated_at: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
} | null;

export type Problem = {
  /** The stable code of the problem. */
  code: string;
  /** The state as it is now, after a change that was based on an old one. */
  current?: unknown;
  /** What is wrong where. */
  errors?: FieldProblem[];
  /** Names this request in the log. */
  request_id: string;
  /** The HTTP status. */
  status: number;
  /** The status in words. */
  title: string;
  /** A name for the kind of problem, urn:mainpate:problem:CODE. */
  type: string;
};

export type PromiseChangeWire = {
  /** The coach */
  coach_id: string;
  /** When it was made */
  created_at: string;
  /** The day before */
  from_due_day: string;
  /** Why */
  reason: string;
  /** The day after */
  to_due_day: string;
};

export type PromiseContent = {
  /** Which coach does it; set by coaches */
  coach_id?: string | null;
  /** By when; set by coaches */
  due_day?: string | null;
  /** How it is done */
  how?: string;
  /** What kind of help */
  support: 'information' | 'talk' | 'contact' | 'internship' | 'course' | 'childcare' | 'ticket' | 'budget' | 'letter' | 'other';
  /** What is promised */
  what?: string;
};

export type PromiseFiguresWire = {
  /** Moved to another day */
  changed: number;
  /** Kept */
  kept: number;
  /** Given and not yet kept */
  open: number;
  /** Also counted as open or changed */
  overdue: number;
};

export type PromiseWire = {
  /** Why it was moved last, else empty */
  change_reason: string;
  /** Earlier days it was promised for */
  changes: PromiseChangeWire[];
  /** Which coach does it; set by coaches */
  coach_id?: string | null;
  /** When it was made */
  created_at: string;
  /** Who wrote it down */
  created_by: string;
  /** How many days it is past its day */
  days_overdue: number;
  /** By when; set by coaches */
  due_day?: string | null;
  /** How it is done */
  how?: string;
  /** Its id */
  id: string;
  /** When it was kept */
  kept_at: string | null;
  /** Whether the asking person nudged today */
  nudged_today: boolean;
  /** Whether it is past its day */
  overdue: boolean;
  /** The plan */
  plan_id: string;
  /** A wish, given, kept, or moved to another day */
  state: 'wished' | 'open' | 'kept' | 'changed';
  /** What kind of help */
  support: 'information' | 'talk' | 'contact' | 'internship' | 'course' | 'childcare' | 'ticket' | 'budget' | 'letter' | 'other';
  /** The tandem */
  tandem_id: string;
  /** When it was last changed */
  updated_at: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
  /** What is promised */
  what?: string;
};

export type PromisesOutputBody = {
  /** All of them */
  items: PromiseWire[];
};

export type ProofInputBody = {
  /** PIN or password as it is */
  current_secret: string;
};

export type ProposeMeetingInputBody = {
  /** Wall time, 15:00 */
  clock: string;
  /** The day */
  day: string;
  /** A place from the list */
  place_id?: string | null;
  /** Where, in own words */
  place_text?: string;
};

export type PushKeyOutputBody = {
  /** Short name of the key; when it changes, the app has to subscribe anew */
  key_id: string;
  /** The server's key for PushManager.subscribe, base64url */
  public_key: string;
};

export type PushKeysWire = {
  /** The browser's shared secret, base64url */
  auth: string;
  /** The browser's public key, base64url */
  p256dh: string;
};

export type QuietTandemWire = {
  /** The day the two last met, null for never */
  last_meeting_day: string | null;
  /** The tandem */
  tandem: TandemNamesWire;
};

export type RecoveryCodesOutputBody = {
  /** Ten, shown once; empty when earlier ones go on working */
  recovery_codes: string[];
};

export type ReleasedWire = {
  /** Entries, the newest first */
  entries: EntryWire[];
  /** The days on which the two met */
  meeting_days: string[];
  /** Small steps */
  steps: StepWire[];
  /** The weeks of the cohort so far */
  weeks: WeekWire[];
};

export type RemarkInputBody = {
  /** A question or a suggestion */
  kind: 'question' | 'suggestion';
  /** The words */
  text: string;
};

export type RemarkWire = {
  /** The partners' answer, empty before */
  answer: string;
  /** When it was answered */
  answered_at: string | null;
  /** Who answered */
  answered_by: string | null;
  /** The coach */
  coach_id: string;
  /** When it was made */
  created_at: string;
  /** Its id */
  id: string;
  /** A question or a suggestion */
  kind: 'question' | 'suggestion';
  /** The version of the plan it is about */
  plan_version: number;
  /** What the coach asks or suggests */
  text: string;
};

export type ReminderSettingsInputBody = {
  /** The channels to use, in the wished order; left out, they stay as they are */
  channels?: ('push' | 'email' | 'sms')[];
  /** Minutes before a meeting of the tandem */
  meeting_lead_minutes: number;
  /** Kinds to switch off */
  off: ('milestone' | 'meeting' | 'plan' | 'promise')[];
};

export type ReminderSettingsWire = {
  /** The channels to use; the next one takes over when one does not reach the person */
  channels: ('push' | 'email' | 'sms')[];
  /** The channels the office has */
  channels_offered: ('push' | 'email' | 'sms')[];
  /** The channels of these that reach the person at this moment */
  channels_on: ('push' | 'email' | 'sms')[];
  /** Minutes before a meeting of the tandem */
  meeting_lead_minutes: number;
  /** Kinds that are switched off */
  off: ('milestone' | 'meeting' | 'plan' | 'promise')[];
  /** 0 as long as nothing has been chosen */
  version: number;
};

export type ReminderWire = {
  /** By which channel it comes, unless another one has to take over */
  channel: 'push' | 'email' | 'sms';
  /** When it comes */
  due_at: string;
  /** The reminder */
  id: string;
  /** Which of the occasion's reminders */
  kind: 'week' | 'day' | 'hours' | 'chosen' | 'moved' | 'cancelled' | 'waiting' | 'due' | 'news';
  /** What it is about */
  occasion: 'meeting' | 'milestone' | 'plan' | 'promise' | 'news';
  /** The tandem, milestone meeting, plan, promise or piece of news */
  occasion_id: string;
  /** When the occasion begins, if it has a time */
  starts_at: string | null;
  /** Claimed means that it is being sent */
  state: 'pending' | 'claimed';
};

export type RemindersOutputBody = {
  /** The next one first */
  items: ReminderWire[];
};

export type RemovePasskeyInputBody = {
  /** PIN or password as it is */
  current_secret: string;
};

export type RenewInputBody = {
  /** The new address */
  endpoint: string;
  /** The new keys */
  keys: PushKeysWire;
  /** The address so far, known to nobody else */
  old_endpoint: string;
  /** The server's key that the browser has subscribed with; that of the old address when left out */
  public_key?: string;
};

export type RestWire = {
  /** Whom one can call in hard times */
  help_numbers: HelpNumberWire[];
  /** One's own pause, null without one */
  pause: OwnPauseWire;
};

export type ResultLineWire = {
  /** Written from the log; nobody has touched it yet */
  drafted: boolean;
  /** Which line */
  line: 'count' | 'places' | 'topics' | 'change' | 'size';
  /** Whether the coach sees it */
  released: boolean;
  /** count: number; places, topics: texts; change: text; size: 1-5 or null */
  value: unknown;
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type ResumeCohortInputBody = {
  /** The first day that counts again */
  resume_day: string;
};

export type ReviewItemInputBody = {
  /** What the partners say about it */
  note?: string;
  /** What became of it */
  review: 'open' | 'done' | 'partly' | 'changed' | 'dropped';
};

export type SaveAbsenceInputBody = {
  /** The first day */
  from_day: string;
  /** Last day away */
  to_day: string;
};

export type SaveAdditionInputBody = {
  /** The words */
  text: string;
  /** Who sees it */
  visibility: 'me' | 'tandem' | 'team';
};

export type SaveContactCardInputBody = {
  /** E-mail address */
  email: string;
  /** Languages the coach speaks */
  languages: string[];
  /** Phone number, as one dials it */
  phone: string;
  /** Days of the week, 1 is Monday */
  working_days: number[];
};

export type SaveEntryInputBody = {
  /** Wall time, 15:00 */
  clock?: string | null;
  /** The day it is about */
  day: string;
  /** A meeting or a note */
  kind: 'meeting' | 'note';
  /** What the author wrote */
  note?: string;
  /** What became of the meeting */
  outcome?: 'met' | 'moved' | 'cancelled' | null;
  /** Where the two met, as a chip */
  place?: 'cafe' | 'park' | 'library' | 'home' | 'on_the_way' | 'phone' | 'other' | null;
  /** Where, in own words */
  place_text?: string;
  /** Why */
  reason?: 'no_time' | 'child' | 'ill' | 'appointment' | 'money' | 'hard_time' | 'other' | 'unsaid' | null;
  /** What it was about */
  topics?: ('jobs' | 'application' | 'interview' | 'training' | 'internship' | 'german' | 'family' | 'housing' | 'money' | 'health' | 'letter' | 'goals' | 'courage' | 'talk' | 'other')[];
  /** Who sees it */
  visibility: 'me' | 'tandem' | 'team';
};

export type SaveMyAnswersInputBody = {
  /** Whether one gave, got, both or neither */
  giving?: 'gave' | 'got' | 'both' | 'neither' | null;
  /** How well one was listened to, 1 to 5 */
  heard?: number | null;
  /** How much it helped, 1 to 5 */
  helped?: number | null;
  /** How one felt, 1 to 5 */
  mood?: number | null;
};

export type SaveOfficeInputBody = {
  /** E-mail address of the office */
  contact_email?: string;
  /** Phone number of the office */
  contact_phone?: string;
  /** Whom one can call in hard times; left out, they stay as they are */
  help_numbers?: HelpNumberWire[];
  /** What the office is called */
  office_name: string;
  /** What the office says about privacy */
  privacy_text?: string;
};

export type SavePlaceInputBody = {
  /** Street and number */
  address?: string;
  /** Whether children are welcome */
  children_welcome?: boolean;
  /** What it is called */
  name: string;
  /** Whether one may sit without buying */
  no_need_to_buy?: boolean;
  /** What else is good to know */
  note?: string;
  /** Whether one gets in without steps */
  step_free?: boolean;
};

export type SaveStepInputBody = {
  /** By when */
  due_day?: string | null;
  /** The entry it was written in */
  entry_id?: string | null;
  /** Whose it is */
  owner_id: string;
  /** What became of it */
  state: 'open' | 'done' | 'changed' | 'dropped';
  /** What to do */
  text: string;
  /** Who sees it */
  visibility: 'me' | 'tandem' | 'team';
};

export type SecondFactorInputBody = {
  /** Six digits, or a recovery code */
  code: string;
  /** From the problem second_factor_needed */
  ticket: string;
  /** What the code is; a passkey goes to /auth/passkey */
  way: 'totp' | 'recovery_code';
};

export type SectionWire = {
  /** The fields of every row, in the order to show them in */
  fields: string[];
  /** What it is, as a word for the screen to translate */
  name: string;
  /** All there is: texts, numbers, truth values, lists of them, or null */
  rows: Record<string, unknown>[];
};

export type SessionWire = {
  /** Kept in memory only */
  access_token: string;
  /** How long the access token works */
  expires_in_seconds: number;
  /** The person */
  person: Me;
};

export type SetDisabledInputBody = {
  /** Whether the person is shut out */
  disabled: boolean;
};

export type SetResultInputBody = {
  /** Whether the coach may see it */
  released: boolean;
  /** What stands in the line, in the shape of that line */
  value: unknown;
};

export type SetSecretInputBody = {
  /** PIN or password as it is */
  current_secret: string;
  /** PIN or password as it shall be */
  new_secret: string;
};

export type ShownParticipantWire = {
  /** The only thing kept about the age */
  age_group: 'under_25' | 'over_25';
  /** The coach this person asks first, null when none is chosen */
  contact_person_id: string | null;
  /** Name as it is shown */
  display_name: string;
  /** Its id */
  id: string;
  /** The language of the app for this person */
  language: 'de' | 'en' | 'tr' | 'ar';
  /** When they stopped taking part, null while they do */
  left_day: string | null;
  /** Short name for signing in */
  login: string;
  /** A device of theirs can get reminders */
  reachable: boolean;
  /** Whether they have joined yet, or are shut out */
  state: 'invited' | 'active' | 'disabled';
  /** Their tandem, null before it is formed */
  tandem_id: string | null;
} | null;

export type ShownReleasedWire = {
  /** Entries, the newest first */
  entries: EntryWire[];
  /** The days on which the two met */
  meeting_days: string[];
  /** Small steps */
  steps: StepWire[];
  /** The weeks of the cohort so far */
  weeks: WeekWire[];
} | null;

export type ShownTandemWire = {
  /** The cohort */
  cohort_id: string;
  /** When the two were brought together */
  formed_at: string;
  /** Its id */
  id: string;
  /** Both partners */
  partners: PartnerWire[];
  /** Why these two; they can read it */
  reason: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
} | null;

export type ShownVersionsWire = {
  /** All of them */
  items: PlanVersionWire[];
  /** The plan */
  plan_id: string;
};

export type SignInInputBody = {
  /** Short name for signing in */
  login: string;
  /** Stay signed in on this device */
  remember: boolean;
  /** PIN or password */
  secret: string;
};

export type SignPlanInputBody = {
  /** The version on the screen */
  version: number;
};

export type SignatureWire = {
  /** The person */
  person_id: string;
  /** In which part the person signed */
  side: 'partner' | 'coach';
  /** When they signed */
  signed_at: string;
};

export type SignedItem = {
  /** Wall time, 15:00 */
  clock?: string | null;
  /** How sure it will work out */
  confidence?: number | null;
  /** When it happens */
  day?: string | null;
  /** Who helps with it */
  helper?: 'partner' | 'family' | 'team' | 'other' | null;
  /** Who helps, in own words */
  helper_text?: string;
  /** Its id */
  id: string;
  /** What could get in the way? */
  obstacle?: string;
  /** Whose step it is, null for both */
  owner_id?: string | null;
  /** Where it happens */
  place?: string;
  /** The first step */
  step?: string;
  /** Then I … */
  then_text?: string;
  /** What is the plan? */
  what: string;
  /** What will be better then? */
  why?: string;
};

export type SignedPromise = {
  /** Which coach does it; set by coaches */
  coach_id?: string | null;
  /** By when; set by coaches */
  due_day?: string | null;
  /** How it is done */
  how?: string;
  /** Its id */
  id: string;
  /** What kind of help */
  support: 'information' | 'talk' | 'contact' | 'internship' | 'course' | 'childcare' | 'ticket' | 'budget' | 'letter' | 'other';
  /** What is promised */
  what?: string;
};

export type StepWire = {
  /** When it was made */
  created_at: string;
  /** Who wrote it down */
  created_by: string;
  /** By when */
  due_day: string | null;
  /** The entry it belongs to */
  entry_id: string | null;
  /** Its id */
  id: string;
  /** Who changed it last */
  last_changed_by: string | null;
  /** Whose it is */
  owner_id: string;
  /** What became of it */
  state: 'open' | 'done' | 'changed' | 'dropped';
  /** The tandem */
  tandem_id: string;
  /** When a coach first opened it */
  team_seen_at: string | null;
  /** What to do */
  text: string;
  /** When it was last changed */
  updated_at: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
  /** Who sees it */
  visibility: 'me' | 'tandem' | 'team';
};

export type StopWire = {
  /** The day of the cohort */
  day_number: number;
  /** A milestone meeting or the closing one */
  kind: 'milestone' | 'closing';
  /** Its place in the row, from 1 */
  number: number;
  /** The day by the day plan */
  planned_day: string;
  /** The next working day */
  suggested_day: string;
};

export type SubscribeInputBody = {
  /** Address at the browser's push service */
  endpoint: string;
  /** Keys that only this browser can read with */
  keys: PushKeysWire;
  /** The server's key that the browser has subscribed with; the newest when left out */
  public_key?: string;
};

export type TOTPOutputBody = {
  /** For typing, in base32 */
  secret: string;
  /** The same for a QR code */
  uri: string;
};

export type TandemNamesWire = {
  /** The tandem */
  id: string;
  /** How the two partners are called */
  names: string[];
};

export type TandemWire = {
  /** The cohort */
  cohort_id: string;
  /** When the two were brought together */
  formed_at: string;
  /** Its id */
  id: string;
  /** Both partners */
  partners: PartnerWire[];
  /** Why these two; they can read it */
  reason: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type TandemsOutputBody = {
  /** All of them */
  items: TandemWire[];
};

export type TeamHomeWire = {
  /** The cohorts of the coach */
  cohorts: CohortWire[];
  /** Who left, as long as the partner who stays waits for an offer */
  departures: PartingWire[];
  /** Due within a week */
  due_promises: OwedPromiseWire[];
  /** Open requests for help */
  help_requests: OpenHelpWire[];
  /** Within two weeks */
  next_meetings: NextMeetingWire[];
  /** Promises past their day */
  overdue_promises: OwedPromiseWire[];
  /** Breaks that this coach was told of */
  paused: PausedPartnerWire[];
  /** Replies that ask for another time or for an answer */
  questions: MeetingQuestionWire[];
  /** No meeting for two weeks or longer */
  quiet_tandems: QuietTandemWire[];
  /** Plans both partners signed */
  waiting_plans: WaitingPlanWire[];
  /** People no reminder can reach */
  without_device: WithoutDeviceWire[];
};

export type TeamViewWire = {
  /** The line in the administrators' list */
  account: AccountWire;
  /** The lines on the coach's home that are about the two */
  home: TeamHomeWire;
  /** The milestone meetings */
  milestone_meetings: MilestoneMeetingWire[];
  /** What lies on the table at each of them */
  milestone_sheets: MilestoneSheetWire[];
  /** The line in the list of participants */
  participant: ShownParticipantWire;
  /** The versions of each plan */
  plan_versions: ShownVersionsWire[];
  /** What the office has promised the two */
  promises: PromiseWire[];
  /** What the two have released, and the days they met */
  released: ShownReleasedWire;
  /** The tandem, null before it is formed */
  tandem: ShownTandemWire;
  /** The coach through whose eyes it is seen; empty when nobody stands beside the cohort, who could see anything */
  through: string;
};

export type TestReminderOutputBody = {
  /** How many devices it goes to */
  devices: number;
  /** Ask with it what became of the test */
  id: string;
};

export type TestReminderResultOutputBody = {
  /** Why it failed, or why it is tried again */
  error?: string;
  /** handed_over: the push service has taken it for at least one device */
  state: 'waiting' | 'handed_over' | 'failed';
};

export type UnsubscribeInputBody = {
  /** Address at the browser's push service */
  endpoint: string;
};

export type WaitingPlanWire = {
  /** When the second partner signed this version */
  agreed_at: string;
  /** What the plan begins with */
  first_step: string;
  /** The milestone meeting */
  meeting_id: string;
  /** The plan */
  plan_id: string;
  /** The tandem */
  tandem: TandemNamesWire;
  /** Working days since both agreed */
  waiting_working_days: number;
};

export type WeekWire = {
  /** Its first day */
  first_day: string;
  /** Whether the two met in it */
  kept: boolean;
  /** Its last day */
  last_day: string;
  /** Which week of the cohort, from 1 */
  number: number;
  /** Whether one of them took a break that the reader knows of; such a week counts neither for nor against */
  paused: boolean;
};

export type WithoutDeviceWire = {
  /** Name as it is shown */
  display_name: string;
  /** The person */
  id: string;
  /** Their tandem, null before it is formed */
  tandem_id: string | null;
};

export type WorkbookOutputBody = {
  /** Entries, the newest first */
  entries: EntryWire[];
  /** The reader's own */
  help_requests: HelpRequestWire[];
  /** When the two meet next, null when nothing is set */
  planned_meeting: PlannedMeetingWire;
  /** Small steps */
  steps: StepWire[];
  /** The weeks of the cohort so far */
  weeks: WeekWire[];
};
