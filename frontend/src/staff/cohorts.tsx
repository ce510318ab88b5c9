import { useState } from 'preact/hooks';
import type { Cohort, Items } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { CohortForm } from './cohort-form';
import { dayLine, stateName } from './words';

/** All cohorts; the frame, never what anybody writes. */
export function Cohorts() {
  const read = useRead<Items<Cohort>>('/cohorts');
  const [adding, setAdding] = useState(false);
  return (
    <Screen
      title={t('nav_cohorts')}
      heading="top"
      plain
      action={
        <Btn kind="main" icon="add" onClick={() => setAdding(true)}>
          {t('staff_cohort_new')}
        </Btn>
      }
    >
      <Reading read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('staff_cohorts_none')}>{t('staff_cohorts_none_text')}</Empty>
          ) : (
            <Rows>
              {items.map((cohort) => (
                <Row
                  key={cohort.id}
                  icon="seam"
                  href={`/cohorts/${cohort.id}`}
                  small={`${dayLine(cohort)} · ${t('staff_people_count', { n: cohort.participant_count })} · ${t('staff_coach_count', { n: cohort.coach_ids.length })}`}
                >
                  <b dir="auto">{cohort.name}</b> {cohort.state !== 'running' && cohort.state !== 'closed' && <Badge>{stateName(cohort.state)}</Badge>}
                </Row>
              ))}
            </Rows>
          )
        }
      </Reading>
      {adding && <CohortForm onClose={() => setAdding(false)} />}
    </Screen>
  );
}
