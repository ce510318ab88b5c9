// Everything only a coach sees of the sheet: one chunk of its own, loaded by nobody else.
export { MeetingTools } from './coach-meeting';
export { PromiseAdd, PromiseTools } from './coach-promise';
export { coachActs, CoachAction, EvaluationPart, RemarkButtons } from './coach-sign';
