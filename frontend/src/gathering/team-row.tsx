import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { beside, clock, shortDay, t } from '../i18n';
import type { PreparationProps } from '../staff/preparation';
import { Row } from '../ui/rows';
import type { GuestList } from './types';
import { isAhead } from './words';

/** The gatherings on the page of a cohort: when the next one is, and how many come. */
export function GatheringsRow({ cohort }: PreparationProps) {
  const items = useRead<Items<GuestList>>(`/cohorts/${cohort.id}/gatherings`).data?.items;
  const next = items?.find(isAhead);
  const coming = next?.guests.filter(({ answer }) => answer === 'yes').length ?? 0;
  const state = !items ? '' : next ? t('prep_gathering_next', { day: beside(shortDay(next.day), clock(next.clock)), n: coming }) : t('prep_gathering_none');
  return (
    <Row icon="calendar" href={`/cohorts/${cohort.id}/gatherings`} small={state}>
      {t('prep_gatherings')}
    </Row>
  );
}
