import { useState } from 'preact/hooks';
import { put } from '../api/client';
import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { dayAndMonth, dayOf, languageName, longDay, t, today } from '../i18n';
import { Screen } from '../screen';
import { FormSheet, useWork } from '../staff/work';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Card, Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Area } from '../ui/field';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import type { Feedback } from './types';

/** What people have said about accessibility, what is due next first. */
export function TeamFeedback() {
  const read = useRead<Items<Feedback>>('/accessibility/feedback');
  const [answering, setAnswering] = useState<Feedback | null>(null);
  return (
    <Screen title={t('said_title')} up="/more">
      <p>{t('said_text')}</p>
      <Reading read={read}>{({ items }) => <List items={items} onAnswer={setAnswering} />}</Reading>
      {answering && <AnswerSheet said={answering} onDone={read.refresh} onClose={() => setAnswering(null)} />}
    </Screen>
  );
}

function List({ items, onAnswer }: { items: Feedback[]; onAnswer: (said: Feedback) => void }) {
  const open = items.filter(({ answered_at }) => !answered_at);
  const answered = items.filter(({ answered_at }) => answered_at);
  if (!items.length) return <Empty title={t('said_none')}>{t('said_none_more')}</Empty>;
  return (
    <>
      <Section title={t('said_open')}>
        {open.length === 0 && <p>{t('said_none_open')}</p>}
        {open.map((said) => (
          <Said key={said.id} said={said} onAnswer={onAnswer} />
        ))}
      </Section>
      {answered.length > 0 && (
        <Section title={t('said_answered')}>
          {answered.map((said) => (
            <Said key={said.id} said={said} onAnswer={onAnswer} />
          ))}
        </Section>
      )}
    </>
  );
}

function Said({ said, onAnswer }: { said: Feedback; onAnswer: (said: Feedback) => void }) {
  const late = !said.answered_at && said.due_day < today();
  return (
    <Card
      title={longDay(dayOf(said.created_at))}
      end={
        said.answered_at ? (
          <Badge kind="good" icon="check">
            {t('said_answered_on', { day: dayAndMonth(dayOf(said.answered_at)) })}
          </Badge>
        ) : (
          <Badge kind={late ? 'care' : 'wait'} icon="clock">
            {t('said_due', { day: dayAndMonth(said.due_day) })}
          </Badge>
        )
      }
    >
      <p class="voice" dir="auto" lang={said.language}>
        {said.text}
      </p>
      <p class="kick">
        {[said.page && t('said_page', { page: said.page }), languageName(said.language)].filter(Boolean).join(' · ')}
      </p>
      <p>{said.contact ? <>{t('said_contact')} <bdi>{said.contact}</bdi></> : t('said_no_contact')}</p>
      {said.note && (
        <p class="voice" dir="auto">
          {said.note}
        </p>
      )}
      <div class="row">
        <Btn onClick={() => onAnswer(said)}>{t(said.answered_at ? 'said_change' : 'said_answer')}</Btn>
      </div>
    </Card>
  );
}

function AnswerSheet({ said, onDone, onClose }: { said: Feedback; onDone: () => Promise<void>; onClose: () => void }) {
  const [note, setNote] = useState(said.note);
  const work = useWork();
  const save = async (answered: boolean) => {
    if (!(await work.run(() => put(`/accessibility/feedback/${said.id}/answer`, { answered, note: note.trim() }, said.version)))) return;
    await onDone();
    onClose();
    toast(t('saved'));
  };
  return (
    <FormSheet title={t('said_answer')} work={work} onSave={() => save(true)} onClose={onClose}>
      <Area label={t('said_note')} hint={t('said_note_hint')} value={note} onValue={setNote} maxLength={1000} />
      {said.answered_at && (
        <Btn kind="bare" onClick={() => save(false)}>
          {t('said_reopen')}
        </Btn>
      )}
    </FormSheet>
  );
}
