import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import type { PreparationProps } from '../staff/preparation';
import { Row } from '../ui/rows';
import type { Standing } from './types';

/** On the page of a cohort: how many have signed. */
export function DeclarationsRow({ cohort }: PreparationProps) {
  const items = useRead<Items<Standing>>(`/cohorts/${cohort.id}/declarations`).data?.items.filter(({ left_day }) => !left_day);
  if (!items) return null;
  const signed = items.filter(({ state }) => state === 'signed').length;
  return (
    <Row icon="pen" href={`/cohorts/${cohort.id}/declarations`} small={items.length ? t('prep_declarations_more', { n: signed, all: items.length }) : t('prep_declarations_none')}>
      {t('prep_declarations')}
    </Row>
  );
}
