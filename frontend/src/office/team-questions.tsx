import './office.css';
import { useState } from 'preact/hooks';
import { put } from '../api/client';
import { me } from '../api/session';
import type { Cohort, Items } from '../api/types';
import { useDraft } from '../data/draft';
import { provide, useRead } from '../data/read';
import { longDay, sentence, t } from '../i18n';
import { Screen } from '../screen';
import { fieldError, FormSheet, Trouble, useWork } from '../staff/work';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Area } from '../ui/field';
import { Pick } from '../ui/pick';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { Answer } from './office';
import type { TeamQuestion } from './types';

/** The questions of a cohort: what waits first, then what was answered. */
export function TeamQuestions({ id }: { id: string }) {
  const path = `/cohorts/${id}/office-questions`;
  const cohort = useRead<Cohort>(`/cohorts/${id}`).data;
  const read = useRead<Items<TeamQuestion>>(path);
  return (
    <Screen title={t('office_title')} {...(cohort ? { kick: cohort.name } : {})} up={`/cohorts/${id}`}>
      <Reading read={read}>
        {({ items }) => {
          if (items.length === 0) return <Empty title={t('office_team_none')}>{t('office_team_none_text')}</Empty>;
          const changed = (question: TeamQuestion) => provide(path, { items: items.map((one) => (one.id === question.id ? question : one)) });
          const open = items.filter(({ answer }) => !answer);
          const done = items.filter(({ answer }) => answer);
          return (
            <>
              {open.length > 0 && (
                <Section title={t('office_team_open')}>
                  {open.map((one) => (
                    <TeamQuestionCard key={one.id} question={one} onChange={changed} />
                  ))}
                </Section>
              )}
              {done.length > 0 && (
                <Section title={t('office_team_done')}>
                  {done.map((one) => (
                    <TeamQuestionCard key={one.id} question={one} onChange={changed} />
                  ))}
                </Section>
              )}
            </>
          );
        }}
      </Reading>
    </Screen>
  );
}

type CardProps = { question: TeamQuestion; onChange: (question: TeamQuestion) => void };

/** One question: who takes care of it, and the answer for everybody. */
export function TeamQuestionCard({ question, onChange }: CardProps) {
  const work = useWork();
  const [answering, setAnswering] = useState(false);
  const { id, text, asker, day, owner, answer, version } = question;
  const own = owner?.id === me.value?.id;
  const take = (mine: boolean) => async () => {
    if (await work.run(async () => onChange(await put<TeamQuestion>(`/office-questions/${id}/owner`, { mine }, version)))) if (mine) toast(t('office_team_taken'));
  };
  return (
    <article class="card">
      <p class="kick">
        {asker ? t('office_asked_by', { name: asker.display_name || t('erased_person') }) : t('office_asked_unnamed')} · {sentence(longDay(day))}
      </p>
      <Voice text={text} />
      {answer && <Answer answer={answer} />}
      {answer && !answer.for_all && (
        <div class="row">
          <Badge icon="lock">
            {t('office_team_for_asker')}
          </Badge>
        </div>
      )}
      {!answer && owner && (
        <div class="row">
          <Badge kind="good">{t('office_owned', { name: owner.display_name })}</Badge>
        </div>
      )}
      <div class="row">
        <Btn onClick={() => setAnswering(true)}>{t(answer ? 'office_team_correct' : 'office_team_answer')}</Btn>
        {!answer && (
          <Btn kind="bare" onClick={take(!own)}>
            {t(own ? 'office_team_give' : 'office_team_take')}
          </Btn>
        )}
      </div>
      <Trouble work={work} typed={false} onTheirs={onChange as never} />
      {answering && <AnswerSheet question={question} onChange={onChange} onClose={() => setAnswering(false)} />}
    </article>
  );
}

function AnswerSheet({ question, onChange, onClose }: CardProps & { onClose: () => void }) {
  const draft = useDraft(`office-answer:${question.id}`, { text: question.answer?.text ?? '', for_all: question.answer?.for_all ?? true });
  const [tried, setTried] = useState(false);
  const work = useWork();
  const { text, for_all } = draft.value;
  const save = async (version = question.version) => {
    setTried(true);
    if (!text.trim()) return;
    if (!(await work.run(async () => onChange(await put<TeamQuestion>(`/office-questions/${question.id}/answer`, { text, only_asker: !for_all }, version))))) return;
    await draft.clear();
    onClose();
    toast(t(for_all ? 'office_team_saved' : 'saved'));
  };
  return (
    <FormSheet
      title={t(question.answer ? 'office_team_correct' : 'office_team_answer')}
      save={for_all ? 'office_team_save' : 'save'}
      work={work}
      onSave={() => save()}
      onClose={onClose}
      onMine={((current: TeamQuestion) => save(current.version)) as never}
      onTheirs={((current: TeamQuestion) => {
        onChange(current);
        void draft.clear().then(onClose);
      }) as never}
    >
      <Voice text={question.text} />
      <Area
        label={t(for_all ? 'office_team_text' : 'office_team_for_asker')}
        hint={t(for_all ? 'office_team_text_hint' : 'office_team_for_asker_hint')}
        value={text}
        rows={6}
        maxLength={2000}
        onValue={(value) => draft.set({ text: value })}
        error={tried && !text.trim() ? t('field_required') : fieldError(work, '/text', text)}
      />
      <Pick<'all' | 'asker'>
        label={t('office_team_for')}
        value={for_all ? 'all' : 'asker'}
        onValue={(who) => draft.set({ for_all: who === 'all' })}
        options={[
          { value: 'all', label: t('office_team_for_all') },
          { value: 'asker', label: t('office_team_for_asker') },
        ]}
      />
    </FormSheet>
  );
}
