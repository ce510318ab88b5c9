import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Section } from '../ui/card';
import { Row, Rows } from '../ui/rows';
import { Voice } from '../ui/voice';
import type { TeamQuestion } from './types';

/** On a coach's first screen: what was asked and has no answer yet. */
export function WaitingQuestions() {
  const items = useRead<Items<TeamQuestion>>('/office-questions').data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t('office_title')}>
      <Rows>
        {items.map(({ id, cohort_id, text, asker, owner }) => (
          <Row key={id} icon="help" href={`/cohorts/${cohort_id}/questions`} small={owner ? t('office_owned', { name: owner.display_name }) : asker ? t('office_asked_by', { name: asker.display_name || t('erased_person') }) : t('office_asked_unnamed')}>
            <Voice text={text} inline />
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
