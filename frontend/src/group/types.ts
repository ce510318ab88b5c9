export type { GroupMeetingWire as GroupMeeting, GroupTimeWire as GroupTime } from '../api/types.gen';
