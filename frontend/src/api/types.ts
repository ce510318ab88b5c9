// The shapes of the answers the screens use, in the words of the server's OpenAPI document.

export type Role = 'participant' | 'coach' | 'manager' | 'administrator';
export type Items<T> = { items: T[] };

export type Me = { id: string; role: Role; display_name: string; login: string; language: string; version: number; second_factor_missing?: boolean; companion?: { pages: string[]; until: string } | null };
export type Session = { access_token: string; expires_in_seconds: number; person: Me };
export type InvitationCheck = { kind: 'join' | 'recovery' | 'device' | 'companion'; display_name: string; login: string; language: string; role: Role };
export type Invitation = { code: string; url: string; expires_at: string };
export type CompanionPage = 'dates' | 'declaration' | 'gives' | 'sheets';
export type CompanionVisit = {
  id: string; first_name: string; pages: CompanionPage[]; until: string; open: boolean; came_at: string | null; ended_at: string | null;
  looks: { page: CompanionPage; at: string }[];
};
export type Device = { id: string; label: string; created_at: string; last_used_day: string; current: boolean };
export type SecondFactorWay = 'totp' | 'passkey' | 'recovery_code';
/** The password was right, and the server wants a second proof. */
export type SecondFactor = { ticket: string; ways: SecondFactorWay[]; expires_in_seconds: number };
export type Challenge<Options> = { challenge_id: string; options: Options };
export type Passkey = { id: string; label: string; created_at: string; last_used_day?: string };
export type NewPasskey = { passkey: Passkey; recovery_codes: string[] };
export type Doors = { totp: boolean; passkeys: Passkey[]; recovery_codes_left: number; second_factor_required: boolean };
export type TotpSetup = { secret: string; uri: string };
export type RecoveryCodes = { recovery_codes: string[] };
export type HelpNumber = { name: string; phone: string; note?: string };
export type Office = { office_name: string; contact_phone: string; contact_email: string; privacy_text: string; help_numbers: HelpNumber[]; version?: number };

export type Absence = { id?: string; from_day: string; to_day: string };
export type CoachCard = {
  id: string; display_name: string; phone: string; email: string; languages: string[]; working_days: number[];
  absences: Absence[]; absent_today: boolean;
};
export type ContactCard = { phone: string; email: string; languages: string[]; working_days: number[]; version: number };
export type Account = Me & { state: 'invited' | 'active' | 'disabled'; last_used_day?: string | null; second_factor?: boolean };

export type CohortState = 'planned' | 'running' | 'paused' | 'closed';
export type Stop = { number: number; kind: 'milestone' | 'closing'; day_number: number; planned_day: string; suggested_day: string };
export type DayPlan = { day_number: number; length_days: number; state: CohortState; stops: Stop[] };
export type Cohort = {
  id: string; name: string; state: CohortState; start_day: string; length_days: number; milestone_rhythm_days: number;
  meetings_per_week: number; age_rule: boolean; places: number | null; version: number; day_plan: DayPlan;
  extensions: { days: number; reason: string; created_at: string }[];
  pauses: { from_day: string; resume_day: string | null; reason: string }[];
  coach_ids: string[]; participant_count: number;
};
export type AgeGroup = 'under_25' | 'over_25';
export type MyCohort = { cohort: Omit<Cohort, 'coach_ids' | 'participant_count'>; age_group: AgeGroup; contact_person_id: string | null };
export type Participant = {
  id: string; display_name: string; login: string; language: string; state: Account['state']; age_group: AgeGroup;
  tandem_id?: string | null; contact_person_id?: string | null; reachable: boolean; left_day: string | null;
};
export type Place = {
  id: string; name: string; address: string; step_free: boolean; children_welcome: boolean; no_need_to_buy: boolean; note: string; version: number;
};

export type Found = 'work' | 'training';
export type Partner = {
  id: string; display_name: string; contact_person_id: string | null; paused_from: string | null; left_day: string | null; found: Found | null;
};
export type Tandem = { id: string; cohort_id: string; partners: Partner[]; reason: string; formed_at: string; ended_at?: string | null; version: number };

export type Visibility = 'me' | 'tandem' | 'team';
/** A voice note or a picture; its bytes are asked for by its id. */
export type Media = { id: string; kind: 'voice' | 'picture'; type: string; seconds: number };
export type Addition = {
  id: string; author_id: string; text: string; visibility: Visibility; team_seen_at: string | null; version: number; created_at: string;
};
export type MyAnswers = {
  entry_id: string; helped: number | null; heard: number | null; mood: number | null; giving: 'gave' | 'got' | 'both' | 'neither' | null;
  version: number; updated_at: string;
};
export type Entry = {
  id: string; tandem_id: string; author_id: string; kind: 'meeting' | 'note'; outcome: 'met' | 'moved' | 'cancelled' | null;
  reason: string | null; day: string; clock: string | null; place: string | null; place_text: string; topics: string[]; note: string;
  visibility: Visibility; pinned: boolean; team_seen_at: string | null; confirmed_at: string | null; confirmed_by: string | null;
  last_changed_by: string | null; version: number; created_at: string; updated_at: string; week: number; additions: Addition[]; my_answers: MyAnswers | null;
  /** Not in what this device has read of an older server. */
  media?: Media[];
  message_id?: string | null;
  message_place?: ConversationKind | null;
};
export type Step = {
  id: string; tandem_id: string; entry_id: string | null; owner_id: string; text: string; due_day: string | null;
  state: 'open' | 'done' | 'changed' | 'dropped'; visibility: Visibility; team_seen_at: string | null; created_by: string;
  last_changed_by: string | null; version: number; created_at: string; updated_at: string;
  message_id?: string | null;
  message_place?: ConversationKind | null;
};
export type PlannedMeeting = {
  day: string | null; clock: string | null; place_text: string; starts_at: string | null; revision: number; set_by: string | null; version: number; updated_at: string;
};
export type Week = { number: number; first_day: string; last_day: string; kept: boolean; paused: boolean };
export type Workbook = { entries: Entry[]; steps: Step[]; planned_meeting: PlannedMeeting | null; weeks: Week[] };
export type Released = { entries: Entry[]; steps: Step[]; meeting_days: string[]; weeks: Week[] };

export type TeamWord = { id: string; author_name: string; text: string; files: number; created_at: string };
export type ConversationList = { items: Conversation[]; reports: number };
export type ConversationKind = 'tandem' | 'contact' | 'group';
/** Something of the workbook inside a message. */
export type MessageLink = { kind: 'entry' | 'step' | 'plan_item' | 'place'; id: string | null; text: string };
export type Message = {
  id: string; author_id: string; text: string; link: MessageLink | null; media: Media[]; position: number; change: number; version: number;
  created_at: string; corrected_at: string | null; deleted_at: string | null;
  /** Set while the team covers it: the words are then only for whoever wrote it. */
  hidden: { reason: string; reply: string; hidden_at: string; coach_id: string | null } | null;
};
export type Somebody = { id: string; display_name: string; role: Role };
export type Conversation = {
  kind: ConversationKind; id: string; name: string; people: Somebody[]; latest: Message | null; change: number; read_change: number; unread: boolean;
  waiting_since: string | null; owner_id: string | null; closed: '' | 'tandem_ended' | 'you_have_left' | 'cohort_closed';
};
export type Messages = { conversation: Conversation; items: Message[]; change: number; complete: boolean };

export type MeetingAnswer = { person_id: string; answer: 'yes' | 'another_time' | 'question'; text: string; current: boolean };
export type Meeting = {
  id: string; tandem_id: string; number: number; kind: 'milestone' | 'closing'; day_number: number; planned_day: string; suggested_day: string;
  state: 'planned' | 'proposed' | 'agreed' | 'held' | 'cancelled'; day: string | null; clock: string | null; starts_at: string | null;
  place: { id: string | null; name: string; address: string } | null; place_text: string; coach_id: string | null; revision: number;
  cancel_reason: string; held_at: string | null; version: number; plan_id: string; answers: MeetingAnswer[];
};
export type ResultLine = { line: 'count' | 'places' | 'topics' | 'change' | 'size'; value: unknown; released: boolean; drafted: boolean; version: number };
export type Expectations = {
  partner_met: number | null; team_met: number | null; heard: number | null; changed: number | null; eye_level: number | null;
  taken_seriously: number | null; changed_what: string; released: boolean; version: number;
};
export type PlanItem = {
  id: string; owner_id: string | null; what: string; why: string; step: string; day: string | null; clock: string | null; place: string;
  obstacle: string; then_text: string; helper: 'partner' | 'family' | 'team' | 'other' | null; helper_text: string; confidence: number | null;
  position: number; review: 'open' | 'done' | 'partly' | 'changed' | 'dropped'; review_note: string; version: number; updated_at: string;
};
export type OfficePromise = {
  id: string; plan_id: string; support: string; what: string; how: string; coach_id: string | null; due_day: string | null;
  state: 'wished' | 'open' | 'kept' | 'changed'; change_reason: string; kept_at: string | null; created_by: string; version: number;
  tandem_id?: string; overdue?: boolean; days_overdue?: number; nudged_today?: boolean; changes?: PromiseChange[];
};
export type PromiseChange = { from_due_day: string; to_due_day: string; reason: string; coach_id: string; created_at: string };
export type Signature = { person_id: string; side: 'partner' | 'coach'; signed_at: string };
export type Remark = {
  id: string; plan_version: number; coach_id: string; kind: 'question' | 'suggestion'; text: string; created_at: string;
  answer: string; answered_by: string | null; answered_at: string | null;
};
export type Plan = {
  id: string; meeting_id: string; tandem_id: string; version: number; items: PlanItem[]; promises: OfficePromise[]; signatures: Signature[]; remarks: Remark[];
  agreed_at: string | null; approved_at: string | null; state: 'draft' | 'agreed' | 'approved';
};
export type PlanVersion = {
  version: number; items: Partial<PlanItem>[]; promises: Partial<OfficePromise>[]; changed_by: string; created_at: string; signatures: Signature[];
};
export type Sheet = {
  meeting: Meeting; results: ResultLine[];
  expectations: { mine: Expectations | null; partner: Expectations | null; all?: (Expectations & { person_id: string })[]; both_released: boolean };
  last: { items: PlanItem[]; promises: OfficePromise[] } | null; plan: Plan;
  evaluation: { text: string; author_id: string; version: number; updated_at: string } | null;
};

export type Kind = 'milestone' | 'meeting' | 'gathering' | 'plan' | 'promise' | 'message';
export type Reminder = { id: string; occasion: string; occasion_id: string; kind: string; due_at: string; starts_at: string | null; path: string; state: string };
export type Channel = 'push' | 'email' | 'sms';
export type ReminderSettings = {
  off: Kind[]; meeting_lead_minutes: number; version: number;
  /** In the person's order; what is left out is not used. A copy this device kept from earlier knows no channels. */
  channels?: Channel[];
  /** By which the person can be reached right now. */
  channels_on?: Channel[];
  /** What the office has. */
  channels_offered?: Channel[];
};
export type ContactWay = {
  kind: 'email' | 'phone'; offered: boolean; value: string | null; confirmed: boolean; pending_value: string | null; code_expires_at: string | null;
};
export type CalendarFeed = { on: boolean; created_at: string | null; last_read_day: string | null };
export type TestReminder = { id: string; devices: number };
export type TestResult = { state: 'waiting' | 'handed_over' | 'failed'; error?: string | null };

/** What the partner is told; empty where somebody went without a word. */
export type Said = 'not_you' | 'thanks' | 'good_luck' | 'own' | 'team' | '';
export type Pause = { from_day: string; tell_partner: boolean; tell_contact_person: boolean; asks: boolean };
export type Rest = { pause: Pause | null; help_numbers: HelpNumber[] };
export type Belonging = {
  what: 'entries' | 'answers' | 'steps' | 'partner_entries' | 'messages' | 'planned_meeting' | 'expectations' | 'plans' | 'promises' | 'reminders' | 'account';
  count: number; then: 'erased' | 'kept_for_partner' | 'kept_until'; until_day: string | null;
};
export type LeavingPreview = { partner_name: string | null; sentences: Said[]; data: Belonging[] };
export type PartnerLeft = { sentence: Said; own_words: string; offer: string; offered_by: string };

export type Home = {
  person: Me;
  tandem: {
    id: string; partner: { id: string; display_name: string }; partner_paused: boolean; partner_left: PartnerLeft | null; partner_found: Found | null;
  } | null;
  pause: Pause | null; departure: { kind: 'left' | Found; day: string } | null;
  contact_person: { id: string; display_name: string } | null; cohort: { id: string; name: string; state: CohortState; start_day: string };
  day_plan: DayPlan; planned_meeting: PlannedMeeting | null; next_milestone: Meeting | null; my_steps: Step[];
  plan_to_sign: { meeting_id: string; plan_id: string } | null; proposal_to_answer: Meeting | null; overdue_promises: number;
};
