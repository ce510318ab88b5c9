export type { OwnOfficeQuestionWire as OwnQuestion, TeamOfficeQuestionWire as TeamQuestion, OfficeAnswerWire as OfficeAnswer } from '../api/types.gen';
