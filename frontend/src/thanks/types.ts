export type { ThanksOutputBody as Thanks, ReceivedThanksWire as ReceivedThanks } from '../api/types.gen';
