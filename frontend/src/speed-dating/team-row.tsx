import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { longDay, t } from '../i18n';
import type { PreparationProps } from '../staff/preparation';
import { Row } from '../ui/rows';
import type { DatingLine } from './types';

function stateOf(items: DatingLine[] | undefined) {
  const last = items?.find(({ state }) => state === 'running') ?? items?.findLast(({ state }) => state === 'planned') ?? items?.at(-1);
  if (!last) return items ? t('prep_dating_none') : '';
  const day = longDay(last.day);
  if (last.state === 'running') return t('prep_dating_running');
  if (last.state === 'over') return t('prep_dating_over', { day });
  return last.opened_at ? t('prep_dating_open', { day }) : t('prep_dating_draft', { day });
}

/** The speed-dating among what is prepared in a cohort; when there is exactly one the way leads right to it. */
export function SpeedDatingRow({ cohort }: PreparationProps) {
  const items = useRead<Items<DatingLine>>(`/cohorts/${cohort.id}/speed-datings`).data?.items;
  const only = items?.length === 1 ? items[0] : undefined;
  return (
    <Row icon="table" href={only ? `/speed-datings/${only.id}` : `/cohorts/${cohort.id}/speed-dating`} small={stateOf(items)}>
      {t('prep_dating')}
    </Row>
  );
}
