export { CalendarFeed } from './calendar-feed';
export { Reach } from './reach';
