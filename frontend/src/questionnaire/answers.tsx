import { t } from '../i18n';
import { Voice } from '../ui/voice';
import { answerText, say, spokenIn, type Answer, type QuestionSet } from './sets';

/** Questions with what was said to them. Skipped ones are left out, or `all` says so in small words. */
export function Answers({ set, answers, all }: { set: QuestionSet; answers: Answer[]; all?: boolean }) {
  const shown = set.items.filter((question) => all || answers.some(({ item }) => item === question.key));
  if (!shown.length) return <p class="kick">{t('qn_empty')}</p>;
  return (
    <div class="card rows gap0" lang={spokenIn(set)}>
      {shown.map((question) => {
        const answer = answers.find(({ item }) => item === question.key);
        const text = answerText(set, question, answer);
        return (
          <div class="rw" key={question.key}>
            <div class="stack tight grow">
              <p class="kick">{say(set, question.text)}</p>
              {!text ? <p class="kick">{t('qn_empty')}</p> : question.kind === 'text' ? <Voice text={text} /> : <p>{text}</p>}
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** Whose instrument it is. */
export const Source = ({ set }: { set: QuestionSet }) =>
  set.citation ? (
    <p class="kick">
      {t('qn_source', { source: set.citation })} {set.licence}
    </p>
  ) : null;
