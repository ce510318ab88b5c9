import { useRead } from '../data/read';
import { t } from '../i18n';
import type { PreparationProps } from '../staff/preparation';
import { Row } from '../ui/rows';
import type { StartGate } from './types';

/** The pool on the page of a cohort: how many are in. */
export function PoolRow({ cohort }: PreparationProps) {
  const gate = useRead<StartGate>(`/cohorts/${cohort.id}/start-gate`).data;
  const state = !gate ? '' : !gate.places ? t('prep_pool_free') : [t('prep_pool_in', { n: gate.agreed, places: gate.places }), gate.open ? t('prep_pool_open') : '', gate.ask_now ? t('prep_ask_now', { n: gate.ask_now }) : ''].filter(Boolean).join(' · ');
  return (
    <Row icon="people" href={`/cohorts/${cohort.id}/pool`} small={state}>
      {t('prep_pool')}
    </Row>
  );
}
