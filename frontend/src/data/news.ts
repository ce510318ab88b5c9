import { signal } from '@preact/signals';

/** Whether somebody has written something that this person has not looked at. A word, never a number. */
export const unreadWords = signal(false);

/** Where the list of conversations is read. */
export const LIST = '/conversations';
