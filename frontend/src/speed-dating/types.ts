export type How = 'on_site' | 'phone' | 'video';
export type DatingState = 'planned' | 'running' | 'over';
export type Presence = 'expected' | 'here' | 'away';
export type Answer = 'yes' | 'maybe' | 'no';

/** When the talks of a round begin; everything else is counted from there. */
export type DatingClock = { round: number; at: string; paused_at: string | null };

export type Pace = { minutes: number; minutes_to_change: number };

export type DatingPlan = Pace & { day: string; clock: string; how: How; place_text: string; link: string; table_links: string[]; mode: 'two_sides' | 'everybody' };

export type DatingLine = DatingPlan & { id: string; starts_at: string; state: DatingState; opened_at: string | null; version: number };

export type MyRound = { number: number; table: number; partner: { id: string; display_name: string } | null; cut: boolean; link: string };
export type Impression = { about_id: string; about_name: string; answer: Answer | null; word: string; version: number };
export type MyDating = DatingLine & { presence: Presence; running: DatingClock | null; rounds: MyRound[]; impressions: Impression[] };
export type Mine = { speed_dating: MyDating | null };

export type Guest = { person_id: string; display_name: string; language: string; age_group: 'under_25' | 'over_25'; presence: Presence };
export type Talk = { table: number; first_id: string; second_id: string; cut: boolean };
export type Round = { number: number; talks: Talk[] };
export type TeamDating = DatingLine & { cohort_id: string; gate_open: boolean; running: DatingClock | null; guests: Guest[]; rounds: Round[] };
