import type { ComponentType } from 'preact';
import type { CompanionVisit, Items } from '../api/types';
import type { MyConsents } from '../consent/types';
import { useRead } from '../data/read';
import { loadTexts } from '../i18n';
import type { FitCheck } from '../matching/writes';
import type { MySheets } from '../questionnaire/sets';
import type { Thanks } from '../thanks/types';
import { later } from '../ui/later';

/**
 * A card of the first screen that mostly has nothing to say: its code comes when it has. The paths stand here once more,
 * because whatever names them elsewhere would come along.
 */
function card<D, P extends object = object>(path: string, speaks: (read: D) => boolean, load: () => Promise<ComponentType<P>>) {
  const Card = later(load, true);
  return function When(props: P) {
    const { data } = useRead<D>(path);
    return data !== undefined && speaks(data) ? <Card {...props} /> : null;
  };
}

export const DeclarationAsks = card<MyConsents>(
  '/me/consents',
  ({ state }) => state === 'open' || state === 'outdated',
  async () => (await import('../consent/home-asks')).DeclarationAsks,
);

export const ReceivedThanks = card<Thanks>(
  '/me/thanks',
  ({ received }) => received.length > 0,
  async () => (await Promise.all([import('../thanks/received'), loadTexts('thanks')]))[0].ReceivedThanks,
);

export const SheetAsks = card<MySheets, { beforeTandem?: boolean }>(
  '/me/sheets',
  ({ asks }) => !!asks,
  async () => (await import('../questionnaire/home-asks')).SheetAsks,
);

export const Tips = card<Items<string>>(
  '/me/tips',
  ({ items }) => items.length > 0,
  async () => (await Promise.all([import('../guide/tips'), loadTexts('guide')]))[0].Tips,
);

export const CompanionStrips = card<Items<CompanionVisit>>(
  '/me/companions',
  ({ items }) => items.some(({ open }) => open),
  async () => (await Promise.all([import('../companion/home'), loadTexts('companion')]))[0].CompanionStrips,
);

export const Together = card<FitCheck>(
  '/me/fit-check',
  ({ tandem_id, due, said, met }) => !!tandem_id && (due > 0 || (said.length === 0 && met === 0)),
  async () => (await Promise.all([import('../matching/together'), loadTexts('matching')]))[0].Together,
);

export const GatheringAsks = later(async () => (await import('../gathering/asks')).GatheringAsks, true);

export const HomeWords = later(async () => (await Promise.all([import('../messages/home-words'), loadTexts('messages')]))[0].HomeWords, true);
