import { dayAndMonth, dayOf, list, t } from '../i18n';
import { Row, Rows } from '../ui/rows';
import { Who } from '../ui/who';
import type { Standing } from './types';

export type Kind = Standing['consents'][number]['kind'];
export const KINDS: Kind[] = ['photo', 'quote', 'contact_after'];
export const kindName = (kind: Kind) => t(`ct_kind_${kind}`);

/** Where somebody stands, in words. */
export function standing({ state, signature, withdrawn_at }: Standing): string {
  if (state === 'withdrawn') return t('ct_state_withdrawn', { day: withdrawn_at ? dayAndMonth(dayOf(withdrawn_at)) : '' });
  if (state === 'outdated') return t('ct_state_outdated', { n: signature?.number ?? 1 });
  return signature ? t(`ct_state_${signature.way}`, { day: dayAndMonth(signature.day), n: signature.number }) : t('ct_state_open');
}

export const allows = ({ consents }: Standing) => (consents.length ? t('ct_allows', { what: list(consents.map(({ kind }) => kindName(kind))) }) : '');

/** The line about one person as the team's list shows it, for the person themself. */
export const StandingLine = ({ person }: { person: Standing }) => (
  <Rows>
    <Row start={<Who name={person.display_name} side="me" />} small={[standing(person), allows(person) || t('ct_allows_nothing')].join(' · ')}>
      <bdi>{person.display_name}</bdi>
    </Row>
  </Rows>
);
