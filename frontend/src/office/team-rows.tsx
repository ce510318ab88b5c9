import type { Items } from '../api/types';
import { useRead } from '../data/read';
import type { GroupMeeting } from '../group/types';
import { t } from '../i18n';
import type { PreparationProps } from '../staff/preparation';
import { Row } from '../ui/rows';
import type { TeamQuestion } from './types';

/** The questions to the office on the page of a cohort. */
export function QuestionsRow({ cohort }: PreparationProps) {
  const items = useRead<Items<TeamQuestion>>(`/cohorts/${cohort.id}/office-questions`).data?.items;
  return (
    <Row icon="help" href={`/cohorts/${cohort.id}/questions`} small={items ? t('prep_questions_open', { n: items.filter(({ answer }) => !answer).length }) : ''}>
      {t('prep_questions')}
    </Row>
  );
}

/** What is suggested for the whole group. */
export function GroupRow({ cohort }: PreparationProps) {
  const items = useRead<Items<GroupMeeting>>(`/cohorts/${cohort.id}/group-meetings`).data?.items;
  return (
    <Row icon="people" href={`/cohorts/${cohort.id}/group`} small={items ? t('prep_group_open', { n: items.filter(({ state }) => state === 'open').length }) : ''}>
      {t('prep_group')}
    </Row>
  );
}
