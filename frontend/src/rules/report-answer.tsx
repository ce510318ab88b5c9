import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Answer } from '../office/office';
import type { OwnQuestion } from '../office/types';
import { QUESTIONS } from '../office/writes';
import { Screen } from '../screen';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Voice } from '../ui/voice';
import { ReportButton, ReportForm } from './report';

/** Shows a question to the office with its answer to one person of the team. */
export function ReportAnswer({ id }: { id: string }) {
  const read = useRead<Items<OwnQuestion>>(QUESTIONS);
  const question = read.data?.items.find((one) => one.id === id);
  return (
    <Screen title={t('report_action')} up="/office" action={question?.answer && <ReportButton />}>
      <Reading read={read}>
        {() =>
          question?.answer ? (
            <ReportForm about={{ question_id: id }}>
              <h2 id="report-what">{t('report_answer')}</h2>
              <article class="card">
                <Voice text={question.text} />
                <Answer answer={question.answer} />
              </article>
            </ReportForm>
          ) : (
            <Strip kind="care" title={t('problem_not_found')} />
          )
        }
      </Reading>
    </Screen>
  );
}
