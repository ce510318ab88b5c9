import type { OfficeCardWire } from '../api/types.gen';
import { lang } from '../i18n';

export type OfficeCard = OfficeCardWire;
export const CARDS = '/office-cards';

/** What stands on a card of the office in the reader's language, or in German. */
export const shownOn = ({ texts }: OfficeCard) => texts.find(({ language }) => language === lang.value) ?? texts.find(({ language }) => language === 'de');
