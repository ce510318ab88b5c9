// Written by `npm run types` from the server's OpenAPI document.

export type AboutBody = {
  /** Their age group */
  age_group?: '' | 'under_25' | 'over_25';
  /** The number or address for that */
  contact?: string;
  /** How they want to be reached */
  contact_kind: 'phone' | 'message' | 'email' | 'letter' | 'in_person';
  /** Their first name */
  first_name: string;
  /** The language they like best, ISO 639-1 */
  language?: string;
  /** One sentence about why it could be something for them; nothing from a file */
  why?: string;
};

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

export type AccessibilityWire = {
  /** How far it is accessible */
  conforms: 'fully' | 'partly';
  /** Whom to write to about it, or empty */
  email: string;
  /** Who decides when people and the office do not agree; null until the office has named it */
  enforcement: EnforcementWire;
  /** The day of the last evaluation, or empty */
  evaluated_on: string;
  /** Who that was, or empty */
  evaluator: string;
  /** What the office adds to what the app says of itself */
  gaps: GapWire[];
  /** Who has evaluated: the office itself, or somebody else */
  method: 'self' | 'external';
  /** Whose statement it is; empty for the name of the office */
  operator: string;
  /** Whom to call about it, or empty */
  phone: string;
  /** Videos in sign language on this server, by their places: start, way, statement */
  videos: Record<string, string>;
};

export type AccountWire = {
  /** Name as it is shown */
  display_name: string;
  /** Its id */
  id: string;
  /** The language of the app for this person */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
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
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** What the person may do */
  role: 'coach' | 'manager' | 'administrator';
};

export type AddParticipantInputBody = {
  /** The only thing kept about the age */
  age_group: 'under_25' | 'over_25';
  /** Until the person chooses one */
  display_name?: string;
  /** The language of the app for this person */
  language?: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
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

export type AgreeInputBody = {
  /** Yes, I am in; not now; or no, thank you */
  answer: 'yes' | 'not_now' | 'no';
  /** When to ask again, with not_now */
  ask_again_day?: string;
};

export type AlternativeWire = {
  /** Who is in none */
  left: LeftWire[];
  /** Who named somebody and would get nobody of them */
  not_named: string[];
  /** What it is worth, of the whole cohort */
  score: ScoreWire;
  /** The tandems */
  tandems: PairingWire[];
};

export type AlumniWire = {
  /** Who may be asked, by their names */
  items: AlumnusWire[];
  /** How many have not allowed to be contacted after the end */
  not_listed: number;
};

export type AlumnusWire = {
  /** The cohort they were in */
  cohort_name: string;
  /** Their name */
  display_name: string;
  /** The person */
  id: string;
};

export type AnswerInputBody = {
  /** Whether it has been answered */
  answered: boolean;
  /** What the office did about it */
  note?: string;
};

export type AnswerOfficeQuestionInputBody = {
  /** Whether whoever asked reads it alone, and the question stays between them and the team */
  only_asker?: boolean;
  /** What they shall read */
  text: string;
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

export type AnswerReportInputBody = {
  /** What the reporter shall read */
  text: string;
};

export type ArrangeInputBody = {
  /** Wall time, 15:00 */
  clock: string;
  /** The day */
  day: string;
  /** What it is for */
  kind: 'information' | 'group' | 'other';
  /** A map, https only */
  map_link?: string;
  /** What is there for everybody */
  offered?: ('drinks' | 'biscuits' | 'meal' | 'child_care' | 'interpreter' | 'travel_costs' | 'step_free')[];
  /** What else is there */
  offered_text?: string;
  /** Where */
  place_text: string;
  /** What it is called */
  title?: string;
};

export type AskOfficeInputBody = {
  /** Whether everybody may know who asks */
  named: boolean;
  /** What is asked */
  text: string;
};

export type AwayWire = {
  /** The first day */
  from_day: string;
  /** Last day away */
  to_day: string;
};

export type BallotWire = {
  /** Who would be fine, too */
  also: string[];
  /** Whom one can choose from */
  choosable: CandidateWire[];
  /** Whether there is a ballot of the person */
  handed_in: boolean;
  /** Whether a coach typed it in from paper */
  on_paper: boolean;
  /** With whom rather not */
  please_not: string | null;
  /** Whether one can choose now */
  stage: 'not_yet' | 'open' | 'closed';
  /** Whether the person looks for a partner here */
  takes_part: boolean;
  /** Counts the changes; a change names it in If-Match */
  version: number;
  /** Up to three people, the dearest first */
  wishes: string[];
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
  what: 'entries' | 'answers' | 'steps' | 'partner_entries' | 'messages' | 'planned_meeting' | 'expectations' | 'plans' | 'promises' | 'reminders' | 'account';
};

export type BlockedWishWire = {
  /** For whom */
  about_id: string;
  /** Who wished */
  person_id: string;
  /** Which wish it was */
  regard: 'first' | 'second' | 'third';
  /** What keeps the two apart; whose please-not it is does not stand there, though it cannot be that of whoever wished */
  rules: ('age' | 'language' | 'time' | 'not' | 'ban' | 'pin')[];
};

export type CancelInputBody = {
  /** Why it cannot be */
  reason: string;
};

export type CancelMeetingInputBody = {
  /** Why it cannot be */
  reason: string;
};

export type CandidateWire = {
  /** Name as it is shown */
  display_name: string;
  /** Their id */
  id: string;
  /** One's own impression from speed-dating, null without one */
  impression: ImpressionNote;
};

export type CardTextWire = {
  /** The language */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** What it says, in short words */
  text: string;
  /** What it is about */
  title: string;
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
  /** How many people have to be in before the start; 0, and nobody is recruited */
  places?: number;
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
  language?: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
};

export type ChangeWire = {
  /** How they would */
  after: 'first' | 'second' | 'third' | 'also' | 'other' | 'alone';
  /** How they stand to their partner now */
  before: 'first' | 'second' | 'third' | 'also' | 'other' | 'alone';
  /** The person */
  person_id: string;
};

export type ChoicesWire = {
  /** Who would be fine, too */
  also?: string[];
  /** With whom rather not */
  please_not?: string | null;
  /** Up to three people, the dearest first */
  wishes: string[];
};

export type ChooserWire = {
  /** The age group */
  age_group: 'under_25' | 'over_25';
  /** The two with whom they go along as a third, empty without */
  along: string[];
  /** Name as it is shown */
  display_name: string;
  /** Whether there is a ballot, without what stands on it */
  handed_in: boolean;
  /** Whether languages or times are missing, without which nobody can be found for them */
  no_profile: boolean;
  /** Whether a coach typed it in from paper */
  on_paper: boolean;
  /** The person */
  person_id: string;
};

export type CodeWire = {
  /** How many have joined through it */
  came: number;
  /** Their name */
  champion: string;
  /** The champion whose it is */
  champion_id: string | null;
  /** The code */
  code: string;
  /** The cohort it leads to */
  cohort_name: string;
  /** When it was made */
  created_at: string;
  /** Its id */
  id: string;
  /** Whom it is for */
  kind: 'referral' | 'flyer' | 'champion';
  /** What they say to those they invite */
  story: string;
  /** The address it opens */
  url: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type CodesOutputBody = {
  /** Those of champions by their names */
  items: CodeWire[];
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
  /** How many people have to be in before the start, null when nobody is recruited */
  places: number | null;
  /** The first day of the cohort */
  start_day: string;
  /** Where the cohort stands today */
  state: 'planned' | 'running' | 'paused' | 'closed';
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type CohortProfilesOutputBody = {
  /** All of them */
  items: ParticipantProfileWire[];
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
  /** How many people have to be in before the start, null when nobody is recruited */
  places: number | null;
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

export type CompanionLetInOutputBody = {
  /** To be typed or scanned by them, once */
  code: string;
  /** Until when the code opens */
  expires_at: string;
  /** The same, for a QR code */
  url: string;
  /** Whom one lets in */
  visit: CompanionWire;
};

export type CompanionLookWire = {
  /** When for the last time */
  at: string;
  /** The page */
  page: 'team' | 'dates' | 'declaration' | 'gives' | 'sheets';
};

export type CompanionOf = {
  /** By words: entry is open to every companion */
  pages: string[];
  /** When it ends by itself */
  until: string;
} | null;

export type CompanionWire = {
  /** When they came; null before */
  came_at: string | null;
  /** When it was ended early; null if it was not */
  ended_at: string | null;
  /** Who it is, for one's own list; nobody else reads it */
  first_name: string;
  /** Its id */
  id: string;
  /** What they have opened */
  looks: CompanionLookWire[];
  /** Whether it lasts, or may still begin */
  open: boolean;
  /** What they may open */
  pages: ('team' | 'dates' | 'declaration' | 'gives' | 'sheets')[];
  /** When it ends by itself */
  until: string;
};

export type CompanionsOutputBody = {
  /** Open ones and those of the last thirty days, newest first */
  items: CompanionWire[];
};

export type ConcernWire = {
  /** After which meeting */
  after_meeting: number;
  /** Name as it is shown */
  display_name: string;
  /** Its id */
  id: string;
  /** The other one of the two, who knows nothing of it */
  partner_name: string;
  /** Who says it */
  person_id: string;
  /** When they said it */
  said_at: string;
  /** When you noted that you have talked */
  talked_at: string | null;
  /** The tandem it is about */
  tandem_id: string;
  /** What you should know */
  words: string;
};

export type ConcernsOutputBody = {
  /** All of them, the oldest first */
  items: ConcernWire[];
};

export type ConfirmContactWayInputBody = {
  /** Six digits; spaces do not matter */
  code: string;
};

export type ConfirmTOTPInputBody = {
  /** Six digits */
  code: string;
};

export type ConsentWords = {
  /** The language of these words */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** What is allowed */
  text: string;
  /** What it is called */
  title: string;
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

export type ConversationWire = {
  /** The newest change; ask for messages after the one you know */
  change: number;
  /** Why nothing more can be written, empty while it can */
  closed: '' | 'tandem_ended' | 'you_have_left' | 'cohort_closed';
  /** The tandem, the participant or the cohort it belongs to */
  id: string;
  /** Who writes in it: the two, somebody and the team, the whole cohort */
  kind: 'tandem' | 'contact' | 'group';
  /** What was said last */
  latest: LatestWire;
  /** The cohort's name for a group, else empty */
  name: string;
  /** The coach who takes care of the question, or answered the last one */
  owner_id: string | null;
  /** Whom the screen has to name; not everybody who reads */
  people: SomebodyWire[];
  /** How far the reader has read; nobody else gets it */
  read_change: number;
  /** Whether there is something the reader has not looked at; nobody else gets it */
  unread: boolean;
  /** Since when a question to the team has been waiting */
  waiting_since: string | null;
};

export type ConversationsOutputBody = {
  /** The reader's conversations */
  items: ConversationWire[];
  /** How many messages were reported to the reader and wait for an answer */
  reports: number;
};

export type DataOutputBody = {
  /** When it was put together */
  made_at: string;
  /** Kind by kind; those with nothing in them are left out */
  sections: SectionWire[];
};

export type DatingGuestWire = {
  /** The side */
  age_group: 'under_25' | 'over_25';
  /** Name as it is shown */
  display_name: string;
  /** What to print a card in */
  language: string;
  /** The person */
  person_id: string;
  /** What the coach has ticked */
  presence: 'expected' | 'here' | 'away';
};

export type DatingPartnerWire = {
  /** Name as it is shown */
  display_name: string;
  /** The person */
  id: string;
} | null;

export type DatingRoundWire = {
  /** From 1 */
  number: number;
  /** Who sits where; who is in none has a break */
  talks: DatingTalkWire[];
};

export type DatingTalkWire = {
  /** One of the two was not there, so they have not met */
  cut: boolean;
  /** Who stays at the table, if anybody does */
  first_id: string;
  /** Who comes to it */
  second_id: string;
  /** The number on the table */
  table: number;
};

export type DatingTickWire = {
  /** The person */
  person_id: string;
  /** Whether they are here */
  presence: 'expected' | 'here' | 'away';
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

export type DeclarationBase = {
  /** Whether those who signed an earlier one are asked again */
  asks_again: boolean;
  /** Its id */
  id: string;
  /** Counts the versions from 1 */
  number: number;
  /** When it was published; it never changes after that */
  published_at: string;
};

export type DeclarationSignatureWire = {
  /** When it was signed */
  day: string;
  /** What was signed */
  declaration_id: string;
  /** Its id */
  id: string;
  /** The language it was read in */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** The name that was typed; empty on paper */
  name: string;
  /** Which version that is */
  number: number;
  /** How it was signed */
  way: 'app' | 'paper';
  /** When it was taken back, null while it is in force */
  withdrawn_at: string | null;
};

export type DeclarationStandingWire = {
  /** What the person allows now */
  consents: GivenConsent[];
  /** Name as it is shown */
  display_name: string;
  /** When they stopped taking part, null while they do */
  left_day: string | null;
  /** Who it is about */
  person_id: string;
  /** The newest in force, null when there is none */
  signature: ShownSignature;
  /** Not signed yet, signed, to be signed again, or taken back */
  state: 'open' | 'signed' | 'outdated' | 'withdrawn';
  /** When it was taken back, null while one is in force */
  withdrawn_at: string | null;
};

export type DeclarationStandingsOutputBody = {
  /** Everybody who takes part or has taken part */
  items: DeclarationStandingWire[];
};

export type DeclarationText = {
  /** Paragraphs with an empty line between them, # before a heading, - before a point of a list */
  body: string;
  /** What is new, in a sentence or two; may be empty */
  changes: string;
  /** The language of this text */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
};

export type DeclarationWire = {
  /** Whether those who signed an earlier one are asked again */
  asks_again: boolean;
  /** Its id */
  id: string;
  /** Counts the versions from 1 */
  number: number;
  /** When it was published; it never changes after that */
  published_at: string;
  /** German first; it is always there and the binding one */
  texts: DeclarationText[];
};

export type DeclarationsOutputBody = {
  /** The newest first */
  items: DeclarationBase[];
};

export type Device = {
  /** When it was made */
  created_at: string;
  /** Whether it is the one that asks */
  current: boolean;
  /** Its id */
  id: string;
  /** Browser and system, as in Chrome, Android */
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

export type EnforcementWire = {
  /** Where it is, or empty */
  address: string;
  /** Its mail address, or empty */
  email: string;
  /** Its page, or empty */
  link: string;
  /** What it is called */
  name: string;
  /** Its number, or empty */
  phone: string;
} | null;

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
  /** Voice notes and pictures of the author */
  media: MediaWire[];
  /** The message it was made from */
  message_id: string | null;
  /** The conversation that message stands in */
  message_place: 'tandem' | 'contact' | 'group' | null;
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

export type FeedbackWire = {
  /** When it was answered; null while it is open */
  answered_at: string | null;
  /** How they want to be answered, or empty */
  contact: string;
  /** When it came */
  created_at: string;
  /** By when an answer is owed */
  due_day: string;
  /** Its id */
  id: string;
  /** The language they wrote in, as far as the app knows */
  language: string;
  /** What the office did about it */
  note: string;
  /** On which screen, or empty */
  page: string;
  /** What does not work */
  text: string;
  /** For If-Match */
  version: number;
};

export type FeedbacksOutputBody = {
  /** Open ones first, by the day they are due */
  items: FeedbackWire[];
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

export type FinishSheetInputBody = {
  /** The partner it was written about; needed for a sheet about the partner */
  about_id?: string | null;
  /** What was answered; the rest was skipped */
  answers: GivenAnswer[];
  /** Which time it was */
  occasion: 'start' | 'middle' | 'end' | 'after';
  /** The key of the questionnaire */
  set: string;
  /** The version that was filled in */
  set_version: number;
};

export type FitCheckWire = {
  /** The coach this person asks first, null when none is chosen */
  contact_id: string | null;
  /** After which meeting it is asked now: 1 or 3, 0 for not now */
  due: number;
  /** How often the two have met */
  met: number;
  /** The own answers so far */
  said: FitSaidWire[];
  /** The tandem it is about, null without one */
  tandem_id: string | null;
};

export type FitSaidWire = {
  /** After which meeting */
  after_meeting: number;
  /** The answer */
  answer: 'yes' | 'not_sure' | 'rather_not';
  /** Who reads it, null for nobody */
  coach_id: string | null;
  /** When the coach noted that you have talked */
  talked_at: string | null;
  /** What the coach should know */
  words: string;
};

export type FixGroupMeetingInputBody = {
  /** Which time */
  number: number;
};

export type FolderBlock = {
  /** What it is */
  kind: 'heading' | 'text' | 'item' | 'pair' | 'voice' | 'question' | 'choices' | 'signature';
  /** Of a question how much there is to write on */
  lines: number;
  /** Of choices what can be ticked, of signatures who signs */
  options: string[];
  /** What it says */
  text: string;
  /** Of a pair what stands beside it */
  value: string;
};

export type FolderOutputBody = {
  /** Whose it is */
  intro: string;
  /** All of them, in the order of the pages */
  sections: FolderSection[];
  /** What it is called */
  title: string;
};

export type FolderPrintedOutputBody = {
  /** The file, in base64 */
  pdf: string;
};

export type FolderSection = {
  /** What stands in it */
  blocks: FolderBlock[];
  /** What it is about */
  key: string;
  /** Whether it stands on a page of its own, to be filled in or kept */
  sheet: boolean;
  /** What it is called */
  title: string;
};

export type FormTandemInputBody = {
  /** The cohort */
  cohort_id: string;
  /** The two partners */
  partner_ids: string[];
  /** Why */
  reason: string;
};

export type GapWire = {
  /** What helps meanwhile, by language; may be empty */
  instead: Record<string, string>;
  /** What, by language; German is there */
  what: Record<string, string>;
  /** Why, by language; German is there */
  why: Record<string, string>;
};

export type GivenAnswer = {
  /** Answers that were chosen; unsure for cannot say */
  choices?: string[];
  /** The key of the item */
  item: string;
  /** The language in which the question was read */
  language: string;
  /** The step of a scale, from 1 */
  number?: number | null;
  /** Words, or a day */
  text?: string;
};

export type GivenConsent = {
  /** When it was given */
  day: string;
  /** What it is about */
  kind: 'photo' | 'quote' | 'contact_after';
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

export type GoToNextInputBody = {
  /** What happens now */
  phase: 'soon' | 'talk' | 'change';
  /** In which round, or on the way to which */
  round: number;
};

export type GroupAnswerWire = {
  /** Whether it suits */
  answer: 'yes' | 'maybe' | 'no';
  /** Their name */
  display_name: string;
  /** The person */
  person_id: string;
};

export type GroupGatheringWire = {
  /** When it was called off */
  cancelled_at: string | null;
  /** Wall time, 15:00 */
  clock: string;
  /** The day */
  day: string;
  /** The gathering */
  id: string;
  /** Where */
  place_text: string;
} | null;

export type GroupMeetingWire = {
  /** The cohort */
  cohort_id: string;
  /** Which time was agreed on */
  fixed_number: number | null;
  /** What has come of it, null before */
  gathering: GroupGatheringWire;
  /** Its id */
  id: string;
  /** Where */
  place_text: string;
  /** Why it was withdrawn; may be empty */
  reason: string;
  /** How far it has come */
  state: 'open' | 'fixed' | 'withdrawn';
  /** Who suggests it */
  suggested_by: GroupPersonWire;
  /** When it could be, the earliest first */
  times: GroupTimeWire[];
  /** What it is */
  what: string;
};

export type GroupMeetingsOutputBody = {
  /** The newest first */
  items: GroupMeetingWire[];
};

export type GroupPersonWire = {
  /** Their name */
  display_name: string;
  /** The person */
  id: string;
} | null;

export type GroupReplyBody = {
  /** Whether it suits */
  answer: 'yes' | 'maybe' | 'no';
  /** Which time */
  number: number;
};

export type GroupReplyInputBody = {
  /** One for each time; a time that is left out has none */
  answers: GroupReplyBody[];
};

export type GroupTimeBody = {
  /** Wall time, 15:00 */
  clock: string;
  /** The day */
  day: string;
};

export type GroupTimeWire = {
  /** What people say to it */
  answers: GroupAnswerWire[];
  /** Wall time, 15:00 */
  clock: string;
  /** The day */
  day: string;
  /** Its place among the times, counted from one */
  number: number;
};

export type GroupValueWire = {
  /** Twice the middle of all answers, in whole numbers: 7 is 3.5. Never at the ends of the scale */
  halves: number;
  /** The key of the item */
  item: string;
  /** Which time it was */
  occasion: 'start' | 'middle' | 'end' | 'after';
  /** The key of the questionnaire */
  set: string;
  /** Its version */
  set_version: number;
};

export type GroupValuesOutputBody = {
  /** Only where at least five people stand behind it */
  items: GroupValueWire[];
};

export type GuestListWire = {
  /** Why, for all to read */
  cancel_reason: string;
  /** When it was called off */
  cancelled_at: string | null;
  /** Wall time, 15:00 */
  clock: string;
  /** The cohort */
  cohort_id: string;
  /** The day */
  day: string;
  /** By their names */
  guests: GuestWire[];
  /** Its id */
  id: string;
  /** What it is for */
  kind: 'information' | 'group' | 'other';
  /** A map; may be empty */
  map_link: string;
  /** What is there for everybody */
  offered: ('drinks' | 'biscuits' | 'meal' | 'child_care' | 'interpreter' | 'travel_costs' | 'step_free')[];
  /** What else is there */
  offered_text: string;
  /** Where */
  place_text: string;
  /** Counts the times it was given; an answer names it */
  revision: number;
  /** When it begins */
  starts_at: string;
  /** What it is called; empty when the kind says enough */
  title: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type GuestListsOutputBody = {
  /** By their days */
  items: GuestListWire[];
};

export type GuestWire = {
  /** What they said for this time; empty while they have not */
  answer: '' | 'yes' | 'no' | 'not_sure';
  /** Whether they were there */
  attended: boolean;
  /** Whether they come to tell of their own time */
  champion: boolean;
  /** Their name */
  display_name: string;
  /** The person */
  id: string;
};

export type HandOutInputBody = {
  /** The champion, from an earlier cohort */
  champion_id?: string;
  /** Whom it is for */
  kind: 'referral' | 'flyer' | 'champion';
};

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

export type HiddenWire = {
  /** Who has covered it */
  coach_id: string | null;
  /** When it was covered */
  hidden_at: string;
  /** Why, for all to read */
  reason: string;
  /** What the writer answers; to nobody but the writer and the coach */
  reply: string;
} | null;

export type HideMessageInputBody = {
  /** For the whole conversation to read */
  reason: string;
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

export type ImpressionNote = {
  /** Whether one could imagine it, empty when one noted only a word */
  answer: 'yes' | 'maybe' | 'no' | '';
  /** A word to remember them by */
  word: string;
} | null;

export type ImpressionWire = {
  /** The person it is about */
  about_id: string;
  /** Whether a tandem can be imagined, null when left open */
  answer: 'yes' | 'maybe' | 'no' | null;
  /** Counts the changes; a change names it in If-Match */
  version: number;
  /** A word to remember */
  word: string;
};

export type InformationWire = {
  /** Wall time, 15:00 */
  clock: string;
  /** The day */
  day: string;
  /** A map; may be empty */
  map_link: string;
  /** Where */
  place: string;
} | null;

export type InterviewInputBody = {
  /** All of them; what is left out is empty */
  answers: GivenAnswer[];
};

export type InvitationCheckInputBody = {
  /** The code; spaces, dashes and capitals do not matter */
  secret: string;
};

export type InvitationCheckOutputBody = {
  /** Name as it is shown, empty while no name is known */
  display_name: string;
  /** Joining, a new PIN, one more device, or reading along with the person */
  kind: 'join' | 'recovery' | 'device' | 'companion';
  /** The language of the app for this person */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
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

export type Item = {
  /** The two */
  person_ids: string[];
  /** Why they might go well together; both read it */
  text: string;
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
  language?: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
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

export type LatestWire = {
  /** Who wrote it; the nil id for somebody who has been erased */
  author_id: string;
  /** The newest change of it */
  change: number;
  /** When its words were last corrected */
  corrected_at: string | null;
  /** When it arrived */
  created_at: string;
  /** When it was taken back for everybody */
  deleted_at: string | null;
  /** Set while the team covers it; its words are then only for whoever wrote it */
  hidden: HiddenWire;
  /** Its id */
  id: string;
  /** What of the workbook was sent along */
  link: LinkWire;
  /** Voice notes and pictures */
  media: MediaWire[];
  /** The order in the conversation, the same for everybody */
  position: number;
  /** The words; empty when it was deleted */
  text: string;
  /** Counts the changes; a correction names it in If-Match */
  version: number;
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

export type LeftWire = {
  /** The person */
  person_id: string;
  /** The two whom they would fit to as a third; empty for the waiting list */
  with: string[];
};

export type LetCompanionInInputBody = {
  /** Who it is, for one's own list */
  first_name: string;
  /** For how long: 2, 8 or 24 */
  hours: number;
  /** What they may open, at least one */
  pages: ('team' | 'dates' | 'declaration' | 'gives' | 'sheets')[];
};

export type LetSheetInputBody = {
  /** Nobody, counted for the group, or read by the team */
  release: 'none' | 'counted' | 'shown';
};

export type LineWire = {
  /** When it was opened; opening it again within ten minutes makes no new line */
  at: string;
  /** Its id */
  id: string;
  /** Who opened it, as they were called then; empty when they have been erased since */
  reader_name: string;
  /** What was opened */
  what: 'tandem' | 'workbook' | 'milestone' | 'plan' | 'promises' | 'persons' | 'participant' | 'invitation' | 'profile' | 'sheet' | 'ballot' | 'concern' | 'messages' | 'declaration' | 'question' | 'group_meeting' | 'report';
};

export type LinkWire = {
  /** Which one; for a place the entry it stands in, if any */
  id?: string | null;
  /** What it is */
  kind: 'entry' | 'step' | 'plan_item' | 'place';
  /** The words that were sent */
  text: string;
} | null;

export type LookInputBody = {
  /** The code */
  code: string;
};

export type MatchPartingWire = {
  /** The sentence, when it is their own */
  own_words: string;
  /** The sentence */
  sentence: 'not_you' | 'thanks' | 'good_luck' | 'own';
} | null;

export type MatchPartnerWire = {
  /** Name as it is shown */
  display_name: string;
  /** Whose id */
  id: string;
} | null;

export type MatchPersonWire = {
  /** The age group */
  age_group: 'under_25' | 'over_25';
  /** Who would be fine, too */
  also: string[];
  /** Name as it is shown */
  display_name: string;
  /** The person */
  id: string;
  /** What they speak, ISO 639-1 */
  languages: string[];
  /** When they have time */
  times: string[];
  /** Whom they named, in order */
  wishes: string[];
};

export type MatchProposalLine = {
  /** How many equally good ones it has */
  alternatives: number;
  /** Whether the team made the tandems itself */
  by_hand: boolean;
  /** When it was made */
  created_at: string;
  /** Its id */
  id: string;
  /** Counts the proposals of the cohort */
  number: number;
  /** When its tandems were made, null before */
  published_at: string | null;
  /** Why by hand, else empty */
  reason: string;
};

export type MatchProposalWire = {
  /** Whether the age rule was on */
  age_rule: boolean;
  /** Equally good choices of tandems */
  alternatives: AlternativeWire[];
  /** Who must not be */
  bans: string[][];
  /** The proposal that was changed by hand */
  based_on: string | null;
  /** Wishes that a rule kept from coming true */
  blocked: BlockedWishWire[];
  /** Whether the team made the tandems itself */
  by_hand: boolean;
  /** The cohort */
  cohort_id: string;
  /** When it was made */
  created_at: string;
  /** Its id */
  id: string;
  /** Counts the proposals of the cohort */
  number: number;
  /** What counted after the number of tandems, the most important first */
  order: string[];
  /** Whether something that decided has changed since, so that it cannot be published */
  outdated: boolean;
  /** Who was looked at, with what they wished */
  people: MatchPersonWire[];
  /** Who had to be together */
  pins: string[][];
  /** What was made of it, null before */
  published: MatchPublicationWire;
  /** Why by hand, else empty */
  reason: string;
  /** Rules that did not bind, with reasons */
  rules_off: RuleOff[];
};

export type MatchPublicationWire = {
  /** Which alternative, from 0 */
  alternative: number;
  /** When */
  published_at: string;
  /** Who decided */
  published_by: string | null;
} | null;

export type MatchWire = {
  /** The two with whom the person goes along while waiting, empty without */
  along: string[];
  /** Whether the two can both imagine being a tandem */
  both_wished: boolean;
  /** Languages of both, ISO 639-1 */
  languages: string[];
  /** What the former partner wanted to be said, null for nothing */
  parting: MatchPartingWire;
  /** The partner, null without one */
  partner: MatchPartnerWire;
  /** The tandem, null without one */
  tandem_id: string | null;
  /** Who goes along with the two until they have a tandem of their own, empty for nobody */
  third: string;
  /** Parts of the week that suit both */
  times: string[];
  /** Topics that connect the two */
  topics: string[];
  /** No news yet, on the waiting list, in a tandem, or between two */
  where: 'none' | 'waiting' | 'matched' | 'parted';
  /** What the team says to the two, perhaps nothing */
  words: string;
};

export type MatchingWire = {
  /** Whether one of the two is under 25 and one over */
  age_rule: boolean;
  /** Who goes along with a tandem although a rule speaks against it */
  despite: ThirdDespiteWire[];
  /** Whether enough people take part to begin */
  gate_open: boolean;
  /** Who looks for a partner */
  members: ChooserWire[];
  /** The team's time for matching */
  minutes: MinutesWire[];
  /** Who had a tandem together and went apart, as long as both look for a partner */
  parted: string[][];
  /** The proposals, the newest first */
  proposals: MatchProposalLine[];
  /** Whether people can choose now */
  stage: 'not_yet' | 'open' | 'closed';
};

export type Me = {
  /** What one may open as somebody's companion; null for the person */
  companion: CompanionOf;
  /** The name the person wants to be called by */
  display_name: string;
  /** Its id */
  id: string;
  /** The language of the app for this person */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** Short name for signing in */
  login: string;
  /** What the person may do */
  role: 'participant' | 'coach' | 'manager' | 'administrator';
  /** Whether a second factor has to be set up before anything else can be done */
  second_factor_missing: boolean;
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type MediaWire = {
  /** Its id */
  id: string;
  /** Whether it is heard or seen */
  kind: 'voice' | 'picture';
  /** How long a voice note is; 0 for a picture */
  seconds: number;
  /** What it is for a browser */
  type: string;
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

export type MemberSheetsOutputBody = {
  /** All who take part */
  items: MemberSheetsWire[];
};

export type MemberSheetsWire = {
  /** Name as it is shown */
  display_name: string;
  /** The day of the first talk, null before it */
  interview_day: string | null;
  /** Whose they are */
  person_id: string;
  /** The day of the newest sheet that was opened to the team, null without one */
  shown_day: string | null;
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
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
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

export type MessageReportWire = {
  /** What the coach answers the reporter; empty while there is nothing */
  answer: string;
  /** When the coach answered */
  answered_at: string | null;
  /** To whom */
  coach_id: string | null;
  /** Where a question to the office stands */
  cohort_id: string | null;
  /** When it was reported */
  created_at: string;
  /** Its id */
  id: string;
  /** In which kind of conversation the message stands; among the questions to the office it is the question */
  kind: 'tandem' | 'contact' | 'group' | 'office';
  /** The message that is reported */
  message: MessageWire;
  /** Whom the screen has to name */
  people: SomebodyWire[];
  /** Who reports */
  reporter_id: string;
  /** What the reporter shows with it; the answer to a question */
  shown: MessageWire[];
  /** What the reporter says to it */
  why: string;
};

export type MessageReportsOutputBody = {
  /** The newest first */
  items: MessageReportWire[];
};

export type MessageWire = {
  /** Who wrote it; the nil id for somebody who has been erased */
  author_id: string;
  /** The newest change of it */
  change: number;
  /** When its words were last corrected */
  corrected_at: string | null;
  /** When it arrived */
  created_at: string;
  /** When it was taken back for everybody */
  deleted_at: string | null;
  /** Set while the team covers it; its words are then only for whoever wrote it */
  hidden: HiddenWire;
  /** Its id */
  id: string;
  /** What of the workbook was sent along */
  link: LinkWire;
  /** Voice notes and pictures */
  media: MediaWire[];
  /** The order in the conversation, the same for everybody */
  position: number;
  /** The words; empty when it was deleted */
  text: string;
  /** Counts the changes; a correction names it in If-Match */
  version: number;
};

export type MessagesWire = {
  /** What to ask after next time */
  change: number;
  /** Whether there is nothing more in this direction */
  complete: boolean;
  /** The conversation */
  conversation: ConversationWire;
  /** Messages: after a change in the order of the changes, else as they were said */
  items: MessageWire[];
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

export type MinutesWire = {
  /** The day */
  day: string;
  /** Its id */
  id: string;
  /** How many minutes */
  minutes: number;
};

export type MovePromiseInputBody = {
  /** The coach */
  coach_id?: string | null;
  /** By when */
  due_day: string;
  /** Why it takes longer */
  reason: string;
};

export type MoveProspectInputBody = {
  /** When they want to be asked again, with not_now */
  ask_again_day?: string;
  /** The state */
  state: 'referred' | 'informed' | 'interested' | 'invited' | 'attended' | 'agreed' | 'not_now' | 'declined';
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

export type MyConsentWire = {
  /** When it was given, null while it is not */
  day: string | null;
  /** What it is about */
  kind: 'photo' | 'quote' | 'contact_after';
  /** What is allowed with it, in every language */
  texts: ConsentWords[];
};

export type MyConsentsOutputBody = {
  /** All kinds, also those that are not given */
  consents: MyConsentWire[];
  /** The newest version */
  newest: DeclarationBase;
  /** Everything ever signed, the newest first */
  signatures: DeclarationSignatureWire[];
  /** Not signed yet, signed, to be signed again, or taken back */
  state: 'open' | 'signed' | 'outdated' | 'withdrawn';
  /** When it was taken back, null while one is in force */
  withdrawn_at: string | null;
};

export type MyDatingRoundWire = {
  /** The partner is not there after all */
  cut: boolean;
  /** Where the two meet by video: their room's own address, or the one for all; empty when there is none */
  link: string;
  /** From 1 */
  number: number;
  /** Who sits there too, null in a break */
  partner: DatingPartnerWire;
  /** The number on the table, 0 in a break */
  table: number;
};

export type MyImpressionWire = {
  /** The person it is about */
  about_id: string;
  /** Their name as it is shown */
  about_name: string;
  /** Whether a tandem can be imagined, null when left open */
  answer: 'yes' | 'maybe' | 'no' | null;
  /** Counts the changes; a change names it in If-Match */
  version: number;
  /** A word to remember */
  word: string;
};

export type MySheetsWire = {
  /** What the partner wrote, as soon as both have finished */
  about_me: SheetWire[];
  /** The occasion whose sheets are open and were not put away; empty for none */
  asks: 'start' | 'middle' | 'end' | 'after' | '';
  /** What a coach wrote down in the first talk, null without one */
  interview: SheetOrNoneWire;
  /** What can be filled in now; nobody has to */
  open: ToFillWire[];
  /** One's own, oldest first */
  sheets: OwnSheetWire[];
};

export type MySpeedDatingOutputBody = {
  /** The one that concerns the person, null when there is none */
  speed_dating: MySpeedDatingWire;
};

export type MySpeedDatingWire = {
  /** Wall time, 16:00 */
  clock: string;
  /** The day */
  day: string;
  /** Where people meet */
  how: 'on_site' | 'phone' | 'video';
  /** Its id */
  id: string;
  /** What the person noted, for nobody else */
  impressions: MyImpressionWire[];
  /** The address of the video call, https only */
  link: string;
  /** Of a talk */
  minutes: number;
  /** To go to the next table */
  minutes_to_change: number;
  /** Under 25 meets over 25, or everybody meets everybody */
  mode: 'two_sides' | 'everybody';
  /** Since when participants know of it, null before */
  opened_at: string | null;
  /** The place in words, needed on site */
  place_text: string;
  /** Whether the coach has seen the person */
  presence: 'expected' | 'here' | 'away';
  /** Where the person sits */
  rounds: MyDatingRoundWire[];
  /** The clock, null unless it runs */
  running: SpeedDatingClockWire;
  /** The instant it is planned for */
  starts_at: string;
  /** How far it is */
  state: 'planned' | 'running' | 'over';
  /** The addresses of the rooms of a video call, https only, that of room 1 first; none when all meet under one */
  table_links?: string[];
  /** Counts the changes; a change names it in If-Match */
  version: number;
} | null;

export type NamedWire = {
  /** Their name */
  display_name: string;
  /** The person */
  id: string;
};

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

export type NotNowInputBody = {
  /** When to ask again */
  ask_again_day: string;
  /** The code */
  code: string;
  /** The number or address for that */
  contact?: string;
  /** How they want to be reached */
  contact_kind: 'phone' | 'message' | 'email' | 'letter' | 'in_person';
  /** Their first name */
  first_name: string;
  /** Chosen by the phone, so that it can ask again */
  id: string;
};

export type NoteImpressionInputBody = {
  /** Whether a tandem can be imagined; may stay empty */
  answer: 'yes' | 'maybe' | 'no' | null;
  /** A word to remember; may stay empty */
  word: string;
};

export type NoteMinutesInputBody = {
  /** The day, else today */
  day?: string;
  /** How many minutes */
  minutes: number;
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

export type OfficeAnswerWire = {
  /** Who answered; null when they have been erased */
  coach: OfficePersonWire;
  /** The day on which it was corrected last */
  corrected_day: string | null;
  /** The day of the answer */
  day: string;
  /** Whether everybody of the cohort reads it, or whoever asked alone */
  for_all: boolean;
  /** What the coach says */
  text: string;
} | null;

export type OfficeCardWire = {
  /** Its id */
  id: string;
  /** What stands on it, language by language; German is there */
  texts: CardTextWire[];
  /** For If-Match */
  version: number;
};

export type OfficeCardsOutputBody = {
  /** The oldest first */
  items: OfficeCardWire[];
};

export type OfficePersonWire = {
  /** Their name */
  display_name: string;
  /** The person */
  id: string;
} | null;

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

export type OpenGateInputBody = {
  /** Why it is opened before enough are in */
  reason?: string;
};

export type OpenedInputBody = {
  /** The newest change on the screen */
  change: number;
};

export type OwedPromiseWire = {
  /** How many days it is past its day */
  days_overdue: number;
  /** The promise */
  promise: PromiseWire;
  /** The tandem */
  tandem: TandemNamesWire;
};

export type OwnGatheringWire = {
  /** One's own answer for this time; empty while there is none */
  answer: '' | 'yes' | 'no' | 'not_sure';
  /** Whether one was there */
  attended: boolean;
  /** Why, for all to read */
  cancel_reason: string;
  /** When it was called off */
  cancelled_at: string | null;
  /** Wall time, 15:00 */
  clock: string;
  /** What one shows at the door */
  code: string;
  /** The cohort */
  cohort_id: string;
  /** The day */
  day: string;
  /** Its id */
  id: string;
  /** What it is for */
  kind: 'information' | 'group' | 'other';
  /** A map; may be empty */
  map_link: string;
  /** What is there for everybody */
  offered: ('drinks' | 'biscuits' | 'meal' | 'child_care' | 'interpreter' | 'travel_costs' | 'step_free')[];
  /** What else is there */
  offered_text: string;
  /** Where */
  place_text: string;
  /** Counts the times it was given; an answer names it */
  revision: number;
  /** When it begins */
  starts_at: string;
  /** What it is called; empty when the kind says enough */
  title: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type OwnGatheringsOutputBody = {
  /** By their days */
  items: OwnGatheringWire[];
};

export type OwnOfficeQuestionWire = {
  /** The answer, null while there is none */
  answer: OfficeAnswerWire;
  /** Who asked; null without a name */
  asker: OfficePersonWire;
  /** The day from which the team sees it; without a name that is the day after it was asked */
  day: string;
  /** Its id */
  id: string;
  /** Whether one has asked it oneself; told to nobody else */
  mine: boolean;
  /** Whether it was asked with the name */
  named: boolean;
  /** The coach who has taken it on */
  owner: OfficePersonWire;
  /** What is asked */
  text: string;
};

export type OwnOfficeQuestionsOutputBody = {
  /** The newest first */
  items: OwnOfficeQuestionWire[];
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

export type OwnSheetWire = {
  /** The partner, of a sheet about them */
  about_id: string | null;
  /** In the order of the questions */
  answers: SheetAnswerWire[];
  /** The day it was finished */
  finished_day: string;
  /** Its id */
  id: string;
  /** Whether it can be opened to the team */
  may_show: boolean;
  /** When it was filled in */
  occasion: 'interview' | 'start' | 'middle' | 'end' | 'after';
  /** Of a sheet about the partner: whether both are finished and can be read */
  opened: boolean;
  /** Whose answers they are */
  person_id: string;
  /** Whether it counts for the group, or the team may read it */
  release: 'none' | 'counted' | 'shown';
  /** The key of the questionnaire */
  set: string;
  /** Its version */
  set_version: number;
  /** Counts up with every change */
  version: number;
};

export type PairingWire = {
  /** Rules that speak against the two */
  against: ('age' | 'language' | 'time' | 'not' | 'ban')[];
  /** What the first can give and the second needs */
  first_gives: string[];
  /** Languages of both */
  languages: string[];
  /** The two */
  person_ids: string[];
  /** How each stands to the other, in the order of person_ids */
  regards: ('first' | 'second' | 'third' | 'also' | 'other')[];
  /** What the second can give and the first needs */
  second_gives: string[];
  /** Times of both */
  times: string[];
};

export type PartInputBody = {
  /** Who of the two wished for it and agreed to the sentence; null when the partner had left already */
  agreed_with?: string | null;
  /** The sentence, when it is their own */
  own_words?: string;
  /** What the partner is told; team: a coach tells them in person */
  sentence?: 'not_you' | 'thanks' | 'good_luck' | 'own' | 'team' | '';
};

export type ParticipantProfileWire = {
  /** Name as it is shown */
  display_name: string;
  /** Topics they can help with */
  gives: string[];
  /** What makes it easier, only as far as they let the team know */
  hints: string[];
  /** Languages they speak, ISO 639-1 */
  languages: string[];
  /** Topics they would like help with */
  needs: string[];
  /** What they can give, in own words */
  own_gives: string[];
  /** What they need, in own words */
  own_needs: string[];
  /** Whose it is */
  person_id: string;
  /** Parts of the week that suit */
  times: string[];
  /** 0 as long as they have written nothing */
  version: number;
};

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

export type PersonSheetsWire = {
  /** Name as it is shown */
  display_name: string;
  /** The first talk, null before it */
  interview: SheetOrNoneWire;
  /** The language of the app for this person */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** Whose they are */
  person_id: string;
  /** What the person has opened to the team, oldest first */
  shown: SheetWire[];
};

export type PinEntryInputBody = {
  /** Whether it is marked for both partners */
  pinned: boolean;
};

export type PlaceThirdInputBody = {
  /** Why, where a rule speaks against it; for the team alone */
  reason?: string;
  /** The tandem */
  tandem_id: string;
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
  /** How many people have to be in before the start; 0, and nobody is recruited */
  places?: number;
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

export type PoolWire = {
  /** How many are in */
  agreed: number;
  /** By their first names */
  items: ProspectWire[];
  /** How many have to be in, null when nobody is recruited */
  places: number | null;
};

export type PrintedOutputBody = {
  /** The file, in base64 */
  pdf: string;
};

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

export type ProfileWire = {
  /** Topics one can help with */
  gives: string[];
  /** What makes it easier to take part */
  hints: string[];
  /** Whether the team may know the hints */
  hints_for_team: boolean;
  /** Languages one speaks, ISO 639-1, the best known first */
  languages: string[];
  /** Topics one would like help with */
  needs: string[];
  /** What one can give, in own words */
  own_gives: string[];
  /** What one needs, in own words */
  own_needs: string[];
  /** Parts of the week that suit: mo-am is Monday morning, su-ev Sunday evening */
  times: string[];
  /** Counts up with every change, 0 before the first */
  version: number;
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

export type ProposeInputBody = {
  /** Who must not be */
  bans?: string[][];
  /** The proposal that was changed by hand */
  based_on?: string | null;
  /** Whether the team makes the tandems itself */
  by_hand?: boolean;
  /** What counts after the number of tandems, all five; none for the usual order */
  order?: ('mutual' | 'named' | 'also' | 'points' | 'complement')[];
  /** Who has to be together */
  pins?: string[][];
  /** Why by hand */
  reason?: string;
  /** Rules that do not bind this time, with reasons */
  rules_off?: RuleOff[];
  /** The tandems, by hand */
  tandems?: string[][];
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

export type ProspectChangeWire = {
  /** Who of the team noted it; empty when nobody of them did */
  by: string;
  /** When it was reached */
  changed_at: string;
  /** The state */
  state: 'referred' | 'informed' | 'interested' | 'invited' | 'attended' | 'agreed' | 'not_now' | 'declined';
};

export type ProspectWire = {
  /** Their age group; empty when nobody knows */
  age_group: '' | 'under_25' | 'over_25';
  /** When they want to be asked again */
  ask_again_day: string | null;
  /** Through which form; empty when the team has written them down */
  came_by: '' | 'referral' | 'flyer' | 'champion';
  /** How they came here, the oldest first */
  changes: ProspectChangeWire[];
  /** The number or address for that */
  contact: string;
  /** How they want to be reached */
  contact_kind: '' | 'phone' | 'message' | 'email' | 'letter' | 'in_person';
  /** Their first name, empty when they have said no */
  first_name: string;
  /** Their id; once they have an account it is the person's */
  id: string;
  /** Who invited them, if somebody who has been through it did */
  invited_by: string;
  /** Whether they have used their code and are in the app */
  joined: boolean;
  /** The language they like best, ISO 639-1; empty when nobody knows */
  language: string;
  /** Their personal link, empty while there is none */
  link: string;
  /** The person, null before they have said yes themself */
  person_id: string | null;
  /** How far they have come */
  state: 'referred' | 'informed' | 'interested' | 'invited' | 'attended' | 'agreed' | 'not_now' | 'declined';
  /** Counts the changes; a change names it in If-Match */
  version: number;
  /** One sentence about why it could be something for them */
  why: string;
};

export type PublishDeclarationInputBody = {
  /** Whether those who signed an earlier one are asked again */
  asks_again: boolean;
  /** One for each language; German has to be there */
  texts: DeclarationText[];
};

export type PublishInputBody = {
  /** Which alternative, from 0 */
  alternative: number;
  /** Whether today is the first day of the cohort, if it has not begun */
  start_cohort?: boolean;
  /** Who of those left goes along with the two proposed for them */
  thirds?: string[];
  /** What the team says to tandems */
  words?: Item[];
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

export type QuestionOptionWire = {
  /** Names the answer */
  key: string;
  /** The answer, by language */
  label: Record<string, string>;
};

export type QuestionSetWire = {
  /** Whose instrument it is, to be shown with it; else empty */
  citation: string;
  /** What to know before, by language; may be empty */
  intro: Record<string, string>;
  /** The questions, in their order */
  items: QuestionWire[];
  /** Names the questionnaire, in all its versions */
  key: string;
  /** What it is for */
  kind: 'interview' | 'self' | 'partner' | 'instrument';
  /** The languages of all its texts; an instrument is not translated */
  languages: string[];
  /** Under which conditions it may be used; else empty */
  licence: string;
  /** The words of the scale, from 1 upwards */
  scale: Record<string, string>[];
  /** What it is called, by language */
  title: Record<string, string>;
  /** A further answer to the items of the scale; empty without one */
  unsure: Record<string, string>;
  /** Which version it is */
  version: number;
};

export type QuestionSetsOutputBody = {
  /** All versions, the newest of each first */
  items: QuestionSetWire[];
};

export type QuestionWire = {
  /** A word of help, by language; may be empty */
  hint: Record<string, string>;
  /** Names the question, in all versions */
  key: string;
  /** How it is answered */
  kind: 'scale' | 'choice' | 'several' | 'text' | 'date';
  /** The answers to choose from */
  options: QuestionOptionWire[];
  /** The sheet cannot be finished without it */
  required: boolean;
  /** The question, by language */
  text: Record<string, string>;
};

export type QuietTandemWire = {
  /** The day the two last met, null for never */
  last_meeting_day: string | null;
  /** The tandem */
  tandem: TandemNamesWire;
};

export type ReceivedThanksWire = {
  /** Who says thank you */
  from_id: string;
  /** Their name */
  from_name: string;
  /** Its id */
  id: string;
  /** The question whose answer it is for */
  question_id: string | null;
};

export type RecordPaperInputBody = {
  /** What was ticked on it */
  consents: ('photo' | 'quote' | 'contact_after')[];
  /** The day on the paper */
  day: string;
  /** What was signed */
  declaration_id: string;
  /** The language of the paper */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** Who has signed */
  person_id: string;
};

export type RecordWithdrawalInputBody = {
  /** One consent, or the declaration and with it everything */
  what: 'all' | 'photo' | 'quote' | 'contact_after';
};

export type RecoveryCodesOutputBody = {
  /** Ten, shown once; empty when earlier ones go on working */
  recovery_codes: string[];
};

export type ReferInputBody = {
  /** Their age group */
  age_group?: '' | 'under_25' | 'over_25';
  /** The code of the form */
  code: string;
  /** The number or address for that */
  contact?: string;
  /** How they want to be reached */
  contact_kind: 'phone' | 'message' | 'email' | 'letter' | 'in_person';
  /** Their first name */
  first_name: string;
  /** Chosen by the form, so that it can be sent again */
  id: string;
  /** The language they like best, ISO 639-1 */
  language?: string;
  /** That the person knows of it and wants to be asked */
  person_knows: true;
  /** One sentence about why it could be something for them; nothing from a file */
  why?: string;
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
  off: ('milestone' | 'meeting' | 'gathering' | 'plan' | 'promise' | 'message')[];
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
  off: ('milestone' | 'meeting' | 'gathering' | 'plan' | 'promise' | 'message')[];
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
  kind: 'week' | 'day' | 'hours' | 'chosen' | 'moved' | 'cancelled' | 'waiting' | 'due' | 'message' | 'tandem_message' | 'news';
  /** What it is about */
  occasion: 'meeting' | 'milestone' | 'gathering' | 'group' | 'plan' | 'promise' | 'message' | 'news';
  /** The tandem, milestone meeting, gathering, cohort, plan, promise, conversation or piece of news */
  occasion_id: string;
  /** Where in the app it leads, as on the phone */
  path: string;
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

export type ReplyInputBody = {
  /** Yes, no, or not sure yet */
  answer: 'yes' | 'no' | 'not_sure';
  /** The time that is answered */
  revision: number;
};

export type ReplyToHidingInputBody = {
  /** What the coach shall read */
  text: string;
};

export type ReportMessageInputBody = {
  /** Who of the team shall see it */
  coach_id: string;
  /** The message */
  message_id?: string | null;
  /** The question to the office with its answer, instead of a message */
  question_id?: string | null;
  /** Further messages of the same conversation to show with it */
  shared_ids?: string[];
  /** What is wrong with it */
  why?: string;
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

export type RuleOff = {
  /** Why */
  reason: string;
  /** The rule that does not bind this time */
  rule: 'age' | 'language' | 'time' | 'not';
};

export type SaidOutputBody = {
  /** By when the office owes an answer */
  due_day: string;
};

export type SaidThanksWire = {
  /** The question whose answer it was for */
  question_id: string | null;
  /** Who was thanked */
  to_id: string;
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
  /** Voice notes and pictures of the author, sent before; left out they stay as they are */
  media_ids?: string[];
  /** The message it is made from; said once, when it is made */
  message_id?: string | null;
  /** The conversation that message stands in */
  message_place?: 'tandem' | 'contact' | 'group' | null;
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

export type SaveInterviewInputBody = {
  /** All of them; what is left out is empty */
  answers: GivenAnswer[];
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

export type SaveOfficeCardInputBody = {
  /** What stands on it; German has to be there */
  texts: CardTextWire[];
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

export type SaveProfileInputBody = {
  /** Topics one can help with */
  gives: ('jobs' | 'application' | 'interview' | 'training' | 'internship' | 'german' | 'letter' | 'office' | 'computer' | 'housing' | 'family' | 'goals' | 'courage' | 'talk' | 'city' | 'cooking' | 'crafts' | 'driving')[];
  /** What makes it easier to take part */
  hints?: ('child_care' | 'step_free' | 'quiet' | 'evenings_only' | 'health' | 'debt' | 'papers')[];
  /** Whether the team may know the hints */
  hints_for_team?: boolean;
  /** Languages one speaks, ISO 639-1, the best known first */
  languages: string[];
  /** Topics one would like help with */
  needs: ('jobs' | 'application' | 'interview' | 'training' | 'internship' | 'german' | 'letter' | 'office' | 'computer' | 'housing' | 'family' | 'goals' | 'courage' | 'talk' | 'city' | 'cooking' | 'crafts' | 'driving')[];
  /** What one can give, in own words, up to 80 letters each */
  own_gives?: string[];
  /** What one needs, in own words, up to 80 letters each */
  own_needs?: string[];
  /** Parts of the week that suit */
  times: ('mo-am' | 'mo-pm' | 'mo-ev' | 'tu-am' | 'tu-pm' | 'tu-ev' | 'we-am' | 'we-pm' | 'we-ev' | 'th-am' | 'th-pm' | 'th-ev' | 'fr-am' | 'fr-pm' | 'fr-ev' | 'sa-am' | 'sa-pm' | 'sa-ev' | 'su-am' | 'su-pm' | 'su-ev')[];
};

export type SaveStepInputBody = {
  /** By when */
  due_day?: string | null;
  /** The entry it was written in */
  entry_id?: string | null;
  /** The message it is made from; said once, when it is made */
  message_id?: string | null;
  /** The conversation that message stands in */
  message_place?: 'tandem' | 'contact' | 'group' | null;
  /** Whose it is */
  owner_id: string;
  /** What became of it */
  state: 'open' | 'done' | 'changed' | 'dropped';
  /** What to do */
  text: string;
  /** Who sees it */
  visibility: 'me' | 'tandem' | 'team';
};

export type SayFitInputBody = {
  /** The answer */
  answer: 'yes' | 'not_sure' | 'rather_not';
  /** Who reads it, only with rather_not; else the coach asked first */
  coach_id?: string | null;
  /** The tandem it is about: a phone may have kept the answer while another one began */
  tandem_id: string;
  /** What the coach should know, only with rather_not */
  words?: string;
};

export type SayInputBody = {
  /** How they want to be answered, if they want to be */
  contact?: string;
  /** The language they wrote in, as far as the app knows */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** On which screen, without ids */
  page?: string;
  /** What does not work, in their words */
  text: string;
};

export type SayThanksInputBody = {
  /** Instead: the question whose answer it is for */
  question_id?: string | null;
  /** The partner, or a coach */
  to_id?: string | null;
};

export type ScanInputBody = {
  /** The code on their screen */
  code: string;
};

export type ScannedOutputBody = {
  /** Their name */
  display_name: string;
  /** The person */
  id: string;
  /** Everybody, as it is now */
  list: GuestListWire;
};

export type ScoreWire = {
  /** People whose partner would be fine, too */
  also: number;
  /** What one can give and the other needs */
  complement: number;
  /** Tandems in which each named the other */
  mutual: number;
  /** People whose partner is among their wishes */
  named: number;
  /** 3, 2, 1 for the first, second, third wish */
  points: number;
  /** How many tandems */
  tandems: number;
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

export type SetConsentInputBody = {
  /** Whether it is allowed from now on */
  given: boolean;
  /** The language the words were read in */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
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

export type SheetAnswerWire = {
  /** Answers that were chosen; unsure for cannot say */
  choices: string[];
  /** The key of the item */
  item: string;
  /** The language in which the question was read */
  language: string;
  /** The step of a scale, from 1; null for other items */
  number: number | null;
  /** The version of the questions it was given to */
  set_version: number;
  /** Words, or a day */
  text: string;
};

export type SheetOrNoneWire = {
  /** In the order of the questions */
  answers: SheetAnswerWire[];
  /** The day it was finished */
  finished_day: string;
  /** Its id */
  id: string;
  /** When it was filled in */
  occasion: 'interview' | 'start' | 'middle' | 'end' | 'after';
  /** Whose answers they are */
  person_id: string;
  /** The key of the questionnaire */
  set: string;
  /** Its version */
  set_version: number;
  /** Counts up with every change */
  version: number;
} | null;

export type SheetWire = {
  /** In the order of the questions */
  answers: SheetAnswerWire[];
  /** The day it was finished */
  finished_day: string;
  /** Its id */
  id: string;
  /** When it was filled in */
  occasion: 'interview' | 'start' | 'middle' | 'end' | 'after';
  /** Whose answers they are */
  person_id: string;
  /** The key of the questionnaire */
  set: string;
  /** Its version */
  set_version: number;
  /** Counts up with every change */
  version: number;
};

export type ShownBallotWire = {
  /** The line in the list of those who look for a partner, null for whoever does not any more */
  line: ShownChooserWire;
  /** The ballot as each proposal shows it, the newest first */
  proposed: ShownProposedBallot[];
} | null;

export type ShownChooserWire = {
  /** The age group */
  age_group: 'under_25' | 'over_25';
  /** The two with whom they go along as a third, empty without */
  along: string[];
  /** Name as it is shown */
  display_name: string;
  /** Whether there is a ballot, without what stands on it */
  handed_in: boolean;
  /** Whether languages or times are missing, without which nobody can be found for them */
  no_profile: boolean;
  /** Whether a coach typed it in from paper */
  on_paper: boolean;
  /** The person */
  person_id: string;
} | null;

export type ShownDeclarationWire = {
  /** What the person allows now */
  consents: GivenConsent[];
  /** Name as it is shown */
  display_name: string;
  /** When they stopped taking part, null while they do */
  left_day: string | null;
  /** Who it is about */
  person_id: string;
  /** The newest in force, null when there is none */
  signature: ShownSignature;
  /** Not signed yet, signed, to be signed again, or taken back */
  state: 'open' | 'signed' | 'outdated' | 'withdrawn';
  /** When it was taken back, null while one is in force */
  withdrawn_at: string | null;
} | null;

export type ShownMessagesWire = {
  /** What to ask after next time */
  change: number;
  /** Whether there is nothing more in this direction */
  complete: boolean;
  /** The conversation */
  conversation: ConversationWire;
  /** Messages: after a change in the order of the changes, else as they were said */
  items: MessageWire[];
} | null;

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
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
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

export type ShownProfileWire = {
  /** Name as it is shown */
  display_name: string;
  /** Topics they can help with */
  gives: string[];
  /** What makes it easier, only as far as they let the team know */
  hints: string[];
  /** Languages they speak, ISO 639-1 */
  languages: string[];
  /** Topics they would like help with */
  needs: string[];
  /** What they can give, in own words */
  own_gives: string[];
  /** What they need, in own words */
  own_needs: string[];
  /** Whose it is */
  person_id: string;
  /** Parts of the week that suit */
  times: string[];
  /** 0 as long as they have written nothing */
  version: number;
} | null;

export type ShownProposedBallot = {
  /** Who would be fine, too, by name */
  also: string[];
  /** What you speak */
  languages: string[];
  /** Which proposal */
  number: number;
  /** When you have time */
  times: string[];
  /** Whom you named, in order, by name */
  wishes: string[];
};

export type ShownProspectWire = {
  /** Their age group; empty when nobody knows */
  age_group: '' | 'under_25' | 'over_25';
  /** When they want to be asked again */
  ask_again_day: string | null;
  /** Through which form; empty when the team has written them down */
  came_by: '' | 'referral' | 'flyer' | 'champion';
  /** How they came here, the oldest first */
  changes: ProspectChangeWire[];
  /** The number or address for that */
  contact: string;
  /** How they want to be reached */
  contact_kind: '' | 'phone' | 'message' | 'email' | 'letter' | 'in_person';
  /** Their first name, empty when they have said no */
  first_name: string;
  /** Their id; once they have an account it is the person's */
  id: string;
  /** Who invited them, if somebody who has been through it did */
  invited_by: string;
  /** Whether they have used their code and are in the app */
  joined: boolean;
  /** The language they like best, ISO 639-1; empty when nobody knows */
  language: string;
  /** Their personal link, empty while there is none */
  link: string;
  /** The person, null before they have said yes themself */
  person_id: string | null;
  /** How far they have come */
  state: 'referred' | 'informed' | 'interested' | 'invited' | 'attended' | 'agreed' | 'not_now' | 'declined';
  /** Counts the changes; a change names it in If-Match */
  version: number;
  /** One sentence about why it could be something for them */
  why: string;
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

export type ShownSheetsWire = {
  /** Name as it is shown */
  display_name: string;
  /** The first talk, null before it */
  interview: SheetOrNoneWire;
  /** The language of the app for this person */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** Whose they are */
  person_id: string;
  /** What the person has opened to the team, oldest first */
  shown: SheetWire[];
} | null;

export type ShownSignature = {
  /** When it was signed */
  day: string;
  /** What was signed */
  declaration_id: string;
  /** Its id */
  id: string;
  /** The language it was read in */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** The name that was typed; empty on paper */
  name: string;
  /** Which version that is */
  number: number;
  /** How it was signed */
  way: 'app' | 'paper';
  /** When it was taken back, null while it is in force */
  withdrawn_at: string | null;
} | null;

export type ShownTandemWire = {
  /** The cohort */
  cohort_id: string;
  /** When the two went on without each other, null while they are a tandem */
  ended_at: string | null;
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

export type SignDeclarationInputBody = {
  /** What is signed */
  declaration_id: string;
  /** The language it was read in */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** The person's name, as they type it */
  name: string;
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

export type SomebodyWire = {
  /** What they want to be called */
  display_name: string;
  /** The person */
  id: string;
  /** Their part */
  role: 'participant' | 'coach' | 'manager' | 'administrator';
};

export type SpeedDatingClockWire = {
  /** When its talks begin */
  at: string;
  /** Since when the clock stands still, null while it runs */
  paused_at: string | null;
  /** The round */
  round: number;
} | null;

export type SpeedDatingLineWire = {
  /** Wall time, 16:00 */
  clock: string;
  /** The day */
  day: string;
  /** Where people meet */
  how: 'on_site' | 'phone' | 'video';
  /** Its id */
  id: string;
  /** The address of the video call, https only */
  link: string;
  /** Of a talk */
  minutes: number;
  /** To go to the next table */
  minutes_to_change: number;
  /** Under 25 meets over 25, or everybody meets everybody */
  mode: 'two_sides' | 'everybody';
  /** Since when participants know of it, null before */
  opened_at: string | null;
  /** The place in words, needed on site */
  place_text: string;
  /** The instant it is planned for */
  starts_at: string;
  /** How far it is */
  state: 'planned' | 'running' | 'over';
  /** The addresses of the rooms of a video call, https only, that of room 1 first; none when all meet under one */
  table_links?: string[];
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type SpeedDatingPlanWire = {
  /** Wall time, 16:00 */
  clock: string;
  /** The day */
  day: string;
  /** Where people meet */
  how: 'on_site' | 'phone' | 'video';
  /** The address of the video call, https only */
  link: string;
  /** Of a talk */
  minutes: number;
  /** To go to the next table */
  minutes_to_change: number;
  /** Under 25 meets over 25, or everybody meets everybody */
  mode: 'two_sides' | 'everybody';
  /** The place in words, needed on site */
  place_text: string;
  /** The addresses of the rooms of a video call, https only, that of room 1 first; none when all meet under one */
  table_links?: string[];
};

export type SpeedDatingsOutputBody = {
  /** All of them */
  items: SpeedDatingLineWire[];
};

export type StandingWire = {
  /** How many are in */
  agreed: number;
  /** When they want to be asked again */
  ask_again_day: string | null;
  /** Whether a word of theirs is waited for */
  asked: boolean;
  /** The cohort */
  cohort_name: string;
  /** Whether the cohort has begun to come together */
  gate_open: boolean;
  /** Who invited them, if somebody who has been through it did */
  invited_by: string;
  /** How many have to be in, null when nobody is recruited */
  places: number | null;
  /** Since when */
  since: string;
  /** How far the person has come */
  state: 'referred' | 'informed' | 'interested' | 'invited' | 'attended' | 'agreed' | 'not_now' | 'declined';
};

export type StartGateWire = {
  /** Whether one partner is under 25 and the other over */
  age_rule: boolean;
  /** How many are in */
  agreed: number;
  /** How many wanted to be asked again by now */
  ask_now: number;
  /** Whether as many are in as there are places */
  enough: boolean;
  /** Who is in and has not signed the declaration */
  missing_declarations: NamedWire[];
  /** Who is in and has not come into the app yet: their ballot goes on paper */
  not_in_the_app: NamedWire[];
  /** Whether what comes after the gate may begin */
  open: boolean;
  /** When it was opened */
  opened_at: string | null;
  /** Who of the team opened it */
  opened_by: string;
  /** How many of them are over 25 */
  over_25: number;
  /** How many have to be in, null when nobody is recruited */
  places: number | null;
  /** Why it was opened before enough were in */
  reason: string;
  /** How many of them are under 25 */
  under_25: number;
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
  /** The message it was made from */
  message_id: string | null;
  /** The conversation that message stands in */
  message_place: 'tandem' | 'contact' | 'group' | null;
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

export type StoryInputBody = {
  /** In their own words */
  story: string;
};

export type SubscribeInputBody = {
  /** Address at the browser's push service */
  endpoint: string;
  /** Keys that only this browser can read with */
  keys: PushKeysWire;
  /** The server's key that the browser has subscribed with; the newest when left out */
  public_key?: string;
};

export type SuggestGroupMeetingInputBody = {
  /** Where */
  place_text: string;
  /** When it could be */
  times: GroupTimeBody[];
  /** What it is */
  what: string;
};

export type TOTPOutputBody = {
  /** For typing, in base32 */
  secret: string;
  /** The same for a QR code */
  uri: string;
};

export type TakeOfficeQuestionInputBody = {
  /** True takes it on, false gives it back */
  mine: boolean;
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
  /** When the two went on without each other, null while they are a tandem */
  ended_at: string | null;
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

export type TeamOfficeQuestionWire = {
  /** The answer, null while there is none */
  answer: OfficeAnswerWire;
  /** Who asked; null without a name */
  asker: OfficePersonWire;
  /** The cohort */
  cohort_id: string;
  /** The day from which the team sees it; without a name that is the day after it was asked */
  day: string;
  /** Its id */
  id: string;
  /** The coach who has taken it on */
  owner: OfficePersonWire;
  /** What is asked */
  text: string;
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type TeamOfficeQuestionsOutputBody = {
  /** The newest first */
  items: TeamOfficeQuestionWire[];
};

export type TeamSpeedDatingWire = {
  /** Wall time, 16:00 */
  clock: string;
  /** The cohort */
  cohort_id: string;
  /** The day */
  day: string;
  /** Whether it may be opened */
  gate_open: boolean;
  /** Everybody who takes part */
  guests: DatingGuestWire[];
  /** Where people meet */
  how: 'on_site' | 'phone' | 'video';
  /** Its id */
  id: string;
  /** The address of the video call, https only */
  link: string;
  /** Of a talk */
  minutes: number;
  /** To go to the next table */
  minutes_to_change: number;
  /** Under 25 meets over 25, or everybody meets everybody */
  mode: 'two_sides' | 'everybody';
  /** Since when participants know of it, null before */
  opened_at: string | null;
  /** The place in words, needed on site */
  place_text: string;
  /** The rounds; before the start as they will be if all come who are not away */
  rounds: DatingRoundWire[];
  /** The clock, null unless it runs */
  running: SpeedDatingClockWire;
  /** The instant it is planned for */
  starts_at: string;
  /** How far it is */
  state: 'planned' | 'running' | 'over';
  /** The addresses of the rooms of a video call, https only, that of room 1 first; none when all meet under one */
  table_links?: string[];
  /** Counts the changes; a change names it in If-Match */
  version: number;
};

export type TeamViewWire = {
  /** The line in the administrators' list */
  account: AccountWire;
  /** The own ballot as the team sees it, null before anybody chooses */
  ballot: ShownBallotWire;
  /** What the person told a coach about their tandem */
  concerns: ConcernWire[];
  /** What the person has signed and allows */
  declaration: ShownDeclarationWire;
  /** What the person said about coming, and whether they were there; without the others */
  gatherings: GuestListWire[];
  /** What the person suggested for the group, and which times they said suit; without the others */
  group_meetings: GroupMeetingWire[];
  /** What the person has written to the whole group */
  group_messages: MessageWire[];
  /** The lines on the coach's home that are about the two */
  home: TeamHomeWire;
  /** The conversation with the team, null before anybody has written */
  messages: ShownMessagesWire;
  /** The milestone meetings */
  milestone_meetings: MilestoneMeetingWire[];
  /** What lies on the table at each of them */
  milestone_sheets: MilestoneSheetWire[];
  /** What the person has asked the office with their name */
  office_questions: TeamOfficeQuestionWire[];
  /** The line in the list of participants */
  participant: ShownParticipantWire;
  /** The versions of each plan */
  plan_versions: ShownVersionsWire[];
  /** How the person came in, as the team sees it */
  pool: ShownProspectWire;
  /** What the person can give and needs, as the team sees it */
  profile: ShownProfileWire;
  /** What the office has promised the two */
  promises: PromiseWire[];
  /** What the two have released, and the days they met */
  released: ShownReleasedWire;
  /** Messages of the person that were shown to a coach, and what the person has shown; of others only what is theirs to know */
  reports: MessageReportWire[];
  /** The first talk, and what the person has opened of their answers */
  sheets: ShownSheetsWire;
  /** Whether they were there, and at which tables; of the others only their ids */
  speed_datings: TeamSpeedDatingWire[];
  /** The tandem, null before it is formed */
  tandem: ShownTandemWire;
  /** What the person thanked this coach for, until the coach has read it */
  thanks: ReceivedThanksWire[];
  /** The coach through whose eyes it is seen; empty when nobody stands beside the cohort, who could see anything */
  through: string;
};

export type TeamWordWire = {
  /** Who wrote it; empty for somebody who has been erased */
  author_name: string;
  /** When it arrived */
  created_at: string;
  /** How many voice notes and pictures hang on it, to be opened on the person's own devices */
  files: number;
  /** The message */
  id: string;
  /** The words; empty when there is only something to hear or to look at */
  text: string;
};

export type TeamWordsOutputBody = {
  /** The newest first */
  items: TeamWordWire[];
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

export type ThanksOutputBody = {
  /** Not read yet */
  received: ReceivedThanksWire[];
  /** Said today, or for an answer */
  said: SaidThanksWire[];
};

export type ThirdDespiteWire = {
  /** Who goes along */
  person_id: string;
  /** Why */
  reason: string;
};

export type TickGuestsInputBody = {
  /** Those who are ticked differently now */
  people: DatingTickWire[];
};

export type TickInputBody = {
  /** Whether they are there */
  attended: boolean;
};

export type TipsOutputBody = {
  /** The tips that the person has not put away; none after their first weeks */
  items: string[];
};

export type ToFillWire = {
  /** The partner, of a sheet about them */
  about_id: string | null;
  /** Their name, else empty */
  about_name: string;
  /** Which time it is */
  occasion: 'start' | 'middle' | 'end' | 'after';
  /** The key of the questionnaire */
  set: string;
  /** Its version */
  set_version: number;
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

export type WelcomeWire = {
  /** Their age group, if it is known */
  age_group: '' | 'under_25' | 'over_25';
  /** The cohort it leads to */
  cohort_name: string;
  /** Of whom the code is for, if it is somebody's own */
  first_name: string;
  /** Who invites, if somebody who has been through it does */
  invited_by: string;
  /** Whether they have said yes before */
  joined: boolean;
  /** Whom the code is for */
  kind: 'referral' | 'flyer' | 'champion' | 'personal';
  /** The language they like best, if it is known */
  language: string;
  /** When one can come and listen, null when nothing is planned */
  next: InformationWire;
  /** What they say */
  story: string;
};

export type WelcomedInvitationWire = {
  /** The code */
  code: string;
  /** Until when it works */
  expires_at: string;
  /** The address it opens */
  url: string;
};

export type WelcomedWire = {
  /** The cohort */
  cohort_name: string;
  /** What they join with */
  invitation: WelcomedInvitationWire;
};

export type WhatIfInputBody = {
  /** Which alternative, from 0 */
  alternative: number;
  /** The tandems instead */
  tandems: string[][];
};

export type WhatIfWire = {
  /** The other tandems with their reasons */
  after: AlternativeWire;
  /** What the alternative is worth */
  before: ScoreWire;
  /** For whom it would be better */
  better: ChangeWire[];
  /** By all goals in their order */
  verdict: 'better' | 'same' | 'worse';
  /** Who would lose by it */
  worse: ChangeWire[];
};

export type WithdrawGroupMeetingInputBody = {
  /** For all to read; needed once a time was agreed on */
  reason?: string;
};

export type WithoutDeviceWire = {
  /** Name as it is shown */
  display_name: string;
  /** The person */
  id: string;
  /** Their tandem, null before it is formed */
  tandem_id: string | null;
};

export type WordingDoneInputBody = {
  /** Whether somebody has seen to it */
  done: boolean;
};

export type WordingInputBody = {
  /** The language it was read in */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** Which text of the app; empty for a screen as a whole */
  passage: string;
  /** What would be better, or empty */
  suggestion: string;
  /** What is wrong, in their words; may be empty with a suggestion */
  wrong: string;
};

export type WordingReportWire = {
  /** When it came */
  created_at: string;
  /** When somebody saw to it; null while it is open */
  done_at: string | null;
  /** Its id */
  id: string;
  /** The language it was read in */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
  /** Which text of the app, or empty */
  passage: string;
  /** What would be better, or empty */
  suggestion: string;
  /** What is wrong, in their words */
  wrong: string;
};

export type WordingReportsOutputBody = {
  /** Open ones first, the newest first */
  items: WordingReportWire[];
};

export type WorkbookOutputBody = {
  /** Entries, the newest first */
  entries: EntryWire[];
  /** When the two meet next, null when nothing is set */
  planned_meeting: PlannedMeetingWire;
  /** Small steps */
  steps: StepWire[];
  /** The weeks of the cohort so far */
  weeks: WeekWire[];
};

export type WriteMessageInputBody = {
  /** Something of the workbook */
  link?: LinkWire;
  /** Voice notes and pictures that are on the server already */
  media_ids?: string[];
  /** The words */
  text?: string;
};

export type YesInputBody = {
  /** Their age group */
  age_group: 'under_25' | 'over_25';
  /** The code */
  code: string;
  /** The number or address for that */
  contact?: string;
  /** How they want to be reached, if they say so */
  contact_kind?: '' | 'phone' | 'message' | 'email' | 'letter' | 'in_person';
  /** What they want to be called */
  first_name: string;
  /** Chosen by the phone, so that it can ask again */
  id: string;
  /** The language of the app */
  language: 'de' | 'de-x-leicht' | 'en' | 'tr' | 'ar' | 'uk' | 'ro' | 'bg' | 'pl' | 'hr' | 'fa';
};
