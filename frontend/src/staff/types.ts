import type { Account, Cohort, Invitation, Meeting, OfficePromise, Said } from '../api/types';

export type TandemNames = { id: string; names: string[] };
export type Owed = { promise: OfficePromise; tandem: TandemNames; days_overdue: number };
export type WaitingPlan = { plan_id: string; meeting_id: string; tandem: TandemNames; agreed_at: string; waiting_working_days: number; first_step: string };
export type NextMeeting = { meeting: Meeting; tandem: TandemNames };
export type MeetingQuestion = NextMeeting & { person_id: string; answer: 'another_time' | 'question'; text: string };
export type QuietTandem = { tandem: TandemNames; last_meeting_day: string | null };
export type WithoutDevice = { id: string; display_name: string; tandem_id: string | null };

export type PausedPartner = { person_id: string; person_name: string; tandem: TandemNames; from_day: string };
export type Parting = { id: string; tandem: TandemNames; person_name: string; partner_name: string; day: string; sentence: Said; own_words: string };

export type TeamHome = {
  overdue_promises: Owed[]; due_promises: Owed[]; waiting_plans: WaitingPlan[]; next_meetings: NextMeeting[]; questions: MeetingQuestion[];
  quiet_tandems: QuietTandem[]; without_device: WithoutDevice[]; paused: PausedPartner[]; departures: Parting[];
  cohorts: Cohort[];
};

export type Figures = {
  cohort: Pick<Cohort, 'id' | 'name' | 'state'> & { day_number: number; length_days: number };
  participants: number; tandems: number; meetings_met: number; weeks_kept: number; milestone_meetings_held: number;
  milestone_meetings_planned: number; plans_approved: number; promises: { open: number; kept: number; changed: number; overdue: number };
};

/** Who somebody is, as far as handing over a code needs it. */
export type Invited = Pick<Account, 'id' | 'display_name' | 'login'>;
export type HandedOver = { person: Invited; invitation: Invitation };
