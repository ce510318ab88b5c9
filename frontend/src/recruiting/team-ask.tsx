import type { Cohort } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Row, Rows } from '../ui/rows';
import type { StartGate } from './types';

/** On the first screen of the team: who wanted to be asked again by now. */
export const AskAgainNow = ({ cohorts }: { cohorts: Pick<Cohort, 'id' | 'name' | 'places'>[] }) => (
  <>
    {cohorts.filter(({ places }) => places).map((cohort) => (
      <AskAgainIn key={cohort.id} cohort={cohort} />
    ))}
  </>
);

function AskAgainIn({ cohort: { id, name } }: { cohort: Pick<Cohort, 'id' | 'name'> }) {
  const n = useRead<StartGate>(`/cohorts/${id}/start-gate`).data?.ask_now;
  if (!n) return null;
  return (
    <Rows>
      <Row icon="clock" href={`/cohorts/${id}/pool`} small={name}>
        {t('rec_ask_now_n', { n })}
      </Row>
    </Rows>
  );
}
