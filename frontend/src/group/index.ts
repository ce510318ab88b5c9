export { GroupMeetingScreen } from './meeting';
export { GroupMeetings } from './meetings';
export { SuggestMeeting } from './suggest';
