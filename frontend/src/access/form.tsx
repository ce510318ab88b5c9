import { useEffect, useState } from 'preact/hooks';
import { ProblemError } from '../api/client';
import { newId } from '../data/id';
import { dayAndMonth, lang, t } from '../i18n';
import { came } from '../router';
import { Btn } from '../ui/btn';
import { Area, Field } from '../ui/field';
import { Form } from '../ui/form';
import { fieldProblem } from '../ui/problem';
import { problemText } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { say, waitingFeedback, watchFeedback, type Answered } from './queue';

/** The screen somebody came from, without ids: they would say whose. */
const whereFrom = () => came().replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}/g, '/…');

type Sent = { answer: Answered | null };

/** Says what does not work; without an account, and without internet it waits on the device. */
export function FeedbackForm() {
  const [id, setId] = useState(newId);
  const [text, setText] = useState('');
  const [contact, setContact] = useState('');
  const [sent, setSent] = useState<Sent | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [missing, setMissing] = useState(false);
  useEffect(watchFeedback, []);

  const send = async () => {
    setProblem(null);
    setMissing(!text.trim());
    if (!text.trim()) return;
    try {
      setSent({ answer: await say({ id, text: text.trim(), contact: contact.trim(), page: whereFrom(), language: lang.peek() }) });
      setText('');
      setContact('');
      setId(newId());
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error);
    }
  };
  return (
    <Form id="feedback" onSubmit={send}>
      <div role="status">
        {sent?.answer && (
          <Strip kind="good" title={t('access_sent')}>
            {t('access_sent_more', { day: dayAndMonth(sent.answer.due_day) })}
          </Strip>
        )}
        {(sent ? !sent.answer : true) && waitingFeedback.value > 0 && (
          <Strip kind="wait" title={t('access_waits')}>
            {t('access_waits_more')}
          </Strip>
        )}
      </div>
      {problem instanceof ProblemError && <Strip kind="care" title={problemText(problem.code)} alert />}
      <Area
        label={t('access_what')}
        hint={t('access_what_hint')}
        value={text}
        maxLength={4000}
        onValue={(value) => {
          setText(value);
          setMissing(false);
        }}
        error={missing ? t('field_required') : fieldProblem(problem, '/text')}
      />
      <Field label={t('access_contact')} hint={t('access_contact_hint')} value={contact} maxLength={200} onValue={setContact} error={fieldProblem(problem, '/contact')} />
      <Btn icon="message" submit>
        {t('access_send')}
      </Btn>
    </Form>
  );
}
