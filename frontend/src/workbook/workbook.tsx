import './workbook.css';
import './conflict';

export { EntryScreen } from './entry';
export { MeetingForm } from './meeting';
export { NoteForm } from './note';
export { StepForm } from './step';
export { Workbook } from './timeline';
