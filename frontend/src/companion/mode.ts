import { computed } from '@preact/signals';
import { me } from '../api/session';
import { clock, clockOf, dayOf, moment, t, today } from '../i18n';

export const PAGES = ['team', 'dates', 'declaration', 'gives', 'sheets'] as const;
export type Page = (typeof PAGES)[number];

/** Where each page begins. */
export const WAYS: Record<Page, string> = { team: '/team-words', dates: '/gatherings', declaration: '/consents', gives: '/gives', sheets: '/sheets' };

const NAMES = { team: 'cm_team', dates: 'more_gatherings', declaration: 'more_consents', gives: 'more_gives', sheets: 'more_sheets' } as const;
/** What a page is called wherever it stands. */
export const pageName = (page: Page) => t(NAMES[page]);

/** What this device may open for somebody else; null where people use the app for themselves. */
export const accompanying = computed(() => me.value?.companion ?? null);

/** "18:00", or with the day when it is not today. */
export const untilWhen = (at: string) => (dayOf(at) === today() ? clock(clockOf(at)) : moment(at));
