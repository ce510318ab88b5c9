export type { AccessibilityWire as Statement, FeedbackWire as Feedback } from '../api/types.gen';

/** The places for videos in sign language. */
export type Slot = 'start' | 'way' | 'statement';
