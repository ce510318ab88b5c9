import type { GroupMeeting } from '../group/types';
import type { TeamQuestion } from '../office/types';
import type { MessageReport } from '../rules/types';
import type { ConcernWire, ShownBallotWire } from '../api/types.gen';
import type { Standing } from '../consent/types';
import type { PersonSheets } from '../questionnaire/sets';
import type { ShownProfile } from '../profile/words';
import type { GuestList } from '../gathering/types';
import type { Prospect } from '../recruiting/types';
import type { Account, Items, Meeting, Message, Messages, OfficePromise, Participant, PlanVersion, Released, Sheet, Tandem } from '../api/types';
import type { TeamDating } from '../speed-dating/types';
import type { TeamHome } from '../staff/types';

export type TeamViewData = {
  through: string; tandem: Tandem | null; released: Released | null; milestone_meetings: Meeting[]; milestone_sheets: Sheet[];
  plan_versions: ({ plan_id: string } & Items<PlanVersion>)[]; promises: OfficePromise[]; participant: Participant | null; home: TeamHome; account: Account;
  pool: Prospect | null; gatherings: GuestList[]; declaration: Standing | null; profile: ShownProfile | null; sheets: PersonSheets | null; speed_datings: TeamDating[]; ballot: ShownBallotWire; concerns: ConcernWire[];
  messages: Messages | null; group_messages: Message[];
  office_questions: TeamQuestion[]; group_meetings: GroupMeeting[]; reports: MessageReport[];
};

export type Opening = { id: string; reader_name: string; what: string; at: string };
export type Openings = Items<Opening> & { next_cursor: string | null };

export type Value = string | number | boolean | string[] | null;
export type DataSection = { name: string; fields: string[]; rows: Record<string, Value>[] };
export type OwnData = { made_at: string; sections: DataSection[] };
