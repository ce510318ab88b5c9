import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { me } from '../api/session';
import type { CoachCard, ConversationKind, Items, MyCohort } from '../api/types';
import { useDraft } from '../data/draft';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { sync, useFeed } from '../messages/feed';
import { nameOf } from '../messages/words';
import { go } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Area } from '../ui/field';
import { Form } from '../ui/form';
import { Pick } from '../ui/pick';
import { problemText, Reading, Skeleton } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { ShownMessage } from './shown';
import { reportMessage, type Reporting } from './writes';

const BEFORE = 5;

/** Shows one message to one person of the team; what else of the conversation is seen is the reporter's choice. */
export function ReportMessage({ kind, id, message: messageId }: { kind: string; id: string; message: string }) {
  const place = { kind: kind as ConversationKind, id };
  const { feed, state, problem } = useFeed(place);
  const [before, setBefore] = useState(false);
  const at = feed?.items.findIndex((one) => one.id === messageId) ?? -1;
  const message = feed?.items[at];
  const earlier = feed?.items.slice(Math.max(0, at - BEFORE), Math.max(0, at)).filter(({ deleted_at, hidden }) => !deleted_at && !hidden) ?? [];
  const from = message && feed ? nameOf(feed.conversation.people, message.author_id) : '';
  return (
    <Screen title={t('report_title')} up={`/messages/${kind}/${id}`} action={message && <ReportButton />}>
      {!feed && state !== 'error' && <Skeleton />}
      {!feed && state === 'error' && (
        <Strip kind={problem ? 'care' : 'wait'} title={problem ? problemText(problem.code) : t('offline_nothing_stored')} alert={!!problem}>
          <Btn onClick={() => sync(place)}>{t('try_again')}</Btn>
        </Strip>
      )}
      {feed && !message && <Strip kind="care" title={t('problem_not_found')} />}
      {message && (
        <ReportForm about={{ message_id: messageId, shared_ids: before ? earlier.map((one) => one.id) : [] }} not={message.author_id} know={t('report_know')}>
          <h2 id="report-what">{t('report_message')}</h2>
          <article class="card">
            <p class="kick">{from}</p>
            <ShownMessage message={message} from={from} />
          </article>
          {earlier.length > 0 && (
            <Tick checked={before} onChecked={setBefore}>
              {t('report_before')}
              <br />
              <small>{t('report_before_hint')}</small>
            </Tick>
          )}
        </ReportForm>
      )}
    </Screen>
  );
}

export const ReportButton = () => (
  <Btn kind="main" submit form="report">
    {t('report_send')}
  </Btn>
);

type FormProps = { about: Omit<Reporting, 'coach_id' | 'why'>; not?: string; know?: string; children: ComponentChildren };

/** What is reported, to whom, and why. */
export function ReportForm({ about, not, know, children }: FormProps) {
  const mine = useRead<MyCohort>('/me/cohort');
  const coaches = useRead<Items<CoachCard>>(mine.data ? `/cohorts/${mine.data.cohort.id}/coaches` : null);
  const draft = useDraft(`report:${about.message_id ?? about.question_id}`, { coach: '', why: '' });
  const [tried, setTried] = useState(false);
  const { coach, why } = draft.value;
  const submit = async () => {
    setTried(true);
    if (!coach) return;
    await reportMessage({ ...about, coach_id: coach, why: why.trim() });
    await draft.clear();
    toast(t('report_sent'));
    go('/reports', { replace: true });
  };
  return (
    <Form id="report" onSubmit={submit}>
      <section class="stack g2" aria-labelledby="report-what">
        {children}
      </section>
      <section class="stack g2" aria-labelledby="report-whom">
        <h2 id="report-whom">{t('report_whom')}</h2>
        <Reading read={coaches}>
          {({ items }) => (
            <Pick<string>
              labelledBy="report-whom"
              value={coach || null}
              onValue={(value) => draft.set({ coach: value })}
              options={items.filter((one) => one.id !== not && one.id !== me.value?.id).map((one) => ({ value: one.id, label: <bdi>{one.display_name}</bdi> }))}
            />
          )}
        </Reading>
        {tried && !coach && (
          <p class="err" role="alert">
            {t('report_whom_missing')}
          </p>
        )}
      </section>
      <Area label={t('report_why')} hint={t('report_why_hint')} value={why} maxLength={1000} onValue={(value) => draft.set({ why: value })} />
      {know && <p>{know}</p>}
      <p>
        <a href="tel:110">{t('report_danger')}</a>
      </p>
    </Form>
  );
}
