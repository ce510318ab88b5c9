import { useState } from 'preact/hooks';
import { del, post, put } from '../api/client';
import { me } from '../api/session';
import type { Account, Cohort, CoachCard, Items } from '../api/types';
import { useDraft } from '../data/draft';
import { provide, useRead } from '../data/read';
import { addDays, dayAndMonth, loadTexts, longDay, t, today } from '../i18n';
import { CoachDetails } from '../more/contact-person';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Area, Field } from '../ui/field';
import { Row, Rows } from '../ui/rows';
import { Seam, seamStops } from '../ui/seam';
import { Sheet } from '../ui/sheet';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { Who } from '../ui/who';
import { later } from '../ui/later';
import { CohortForm } from './cohort-form';
import { dayLine, meetingName, pathSentence, stateName } from './words';
import { fieldError, FormSheet, Trouble, useWishId, useWork, type Work } from './work';

const Preparation = later(async () => (await Promise.all([import('./preparation'), loadTexts('preparation')]))[0].Preparation);

/** A cohort: its way through the days, and what changes that way, each with its reason. */
export function CohortPage({ id }: { id: string }) {
  const path = `/cohorts/${id}`;
  const read = useRead<Cohort>(path);
  const admin = me.value?.role === 'administrator';
  const cohort = read.data;
  return (
    <Screen title={cohort?.name ?? t('staff_cohort')} {...(cohort ? { kick: dayLine(cohort) } : {})} up="/" two>
      <Reading read={read}>
        {(data) => (
          <>
            <div class="stack g5">
              {!admin && data.state !== 'closed' && <Preparation cohort={data} />}
              <Way cohort={data} />
              <Changes cohort={data} admin={admin} />
            </div>
            <div class="stack g5">
              <History cohort={data} />
              <Coaches cohort={data} admin={admin} />
            </div>
          </>
        )}
      </Reading>
    </Screen>
  );
}

function Way({ cohort }: { cohort: Cohort }) {
  const { day_number, length_days, stops } = cohort.day_plan;
  return (
    <Section title={t('staff_day_plan')}>
      <Seam
        day={day_number}
        length={length_days}
        stops={seamStops(
          stops.map((stop) => stop.day_number),
          (day) => day < day_number,
        )}
        label={pathSentence(cohort)}
      />
      <table class="plain">
        <thead class="vh">
          <tr>
            <th scope="col">{t('nav_milestones')}</th>
            <th scope="col">{t('staff_planned_day')}</th>
          </tr>
        </thead>
        <tbody>
          {stops.map((stop) => (
            <tr key={stop.number}>
              <th scope="row">
                {meetingName(stop)} <small>{t('staff_day_n', { n: stop.day_number })}</small>
              </th>
              <td>{dayAndMonth(stop.suggested_day)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="kick">{t('staff_day_plan_text')}</p>
    </Section>
  );
}

type Open = 'pause' | 'resume' | 'extend' | 'edit' | null;

function Changes({ cohort, admin }: { cohort: Cohort; admin: boolean }) {
  const [open, setOpen] = useState<Open>(null);
  const work = useWork();
  const act = (what: 'start' | 'closing', toastKey: 'staff_started' | 'staff_closed_toast') => async () => {
    const sure = await confirm(
      what === 'start'
        ? { title: t('staff_start_title', { name: cohort.name }), text: t('staff_start_text', { day: longDay(cohort.start_day) }), yes: t('staff_start') }
        : { title: t('staff_close_title', { name: cohort.name }), text: t('staff_close_text'), yes: t('staff_close') },
    );
    const path = `/cohorts/${cohort.id}`;
    if (sure && (await work.run(async () => provide(path, await post<Cohort>(`${path}/${what}`))))) toast(t(toastKey));
  };
  const { state } = cohort;
  const pausedSoon = cohort.pauses.some((pause) => !pause.resume_day);
  return (
    <Section title={t('staff_changes')}>
      {state === 'closed' && <Strip kind="good" title={t('staff_closed_strip')} />}
      {state === 'paused' && (
        <Strip kind="good" icon="pause" title={t('staff_paused_strip')}>
          {t('staff_paused_text')}
        </Strip>
      )}
      <div class="row">
        {state === 'planned' && <Btn onClick={act('start', 'staff_started')}>{t('staff_start')}</Btn>}
        {state === 'running' && !pausedSoon && <Btn onClick={() => setOpen('pause')}>{t('staff_pause')}</Btn>}
        {(state === 'paused' || pausedSoon) && <Btn onClick={() => setOpen('resume')}>{t('staff_resume')}</Btn>}
        {state !== 'closed' && <Btn onClick={() => setOpen('extend')}>{t('staff_extend')}</Btn>}
        {admin && state !== 'closed' && <Btn onClick={() => setOpen('edit')}>{t('change')}</Btn>}
        {(state === 'running' || state === 'paused') && (
          <Btn kind="bare" onClick={act('closing', 'staff_closed_toast')}>
            {t('staff_close')}
          </Btn>
        )}
      </div>
      <Trouble work={work} typed={false} />
      {open === 'pause' && <Pause cohort={cohort} onClose={() => setOpen(null)} />}
      {open === 'resume' && <Resume cohort={cohort} onClose={() => setOpen(null)} />}
      {open === 'extend' && <Extend cohort={cohort} onClose={() => setOpen(null)} />}
      {open === 'edit' && <CohortForm cohort={cohort} onClose={() => setOpen(null)} />}
    </Section>
  );
}

type ChangeProps = { cohort: Cohort; onClose: () => void };

/** Sends a change of the way; the answer is the new way. */
async function change(work: Work, { cohort, onClose }: ChangeProps, what: string, body: object, said: string, ask = post<Cohort>) {
  const path = `/cohorts/${cohort.id}`;
  if (!(await work.run(async () => provide(path, await ask(`${path}/${what}`, body))))) return false;
  onClose();
  toast(said);
  return true;
}

function Pause(props: ChangeProps) {
  const draft = useDraft(`pause:${props.cohort.id}`, { from_day: today(), reason: '' });
  const work = useWork();
  const { from_day, reason } = draft.value;
  const save = async () => {
    if (await change(work, props, 'pauses', { from_day, reason }, t('staff_pause_toast'))) await draft.clear();
  };
  return (
    <FormSheet title={t('staff_pause')} save="staff_pause_save" work={work} onSave={save} onClose={props.onClose}>
      <p>{t('staff_pause_text')}</p>
      <Field type="date" label={t('staff_pause_from')} value={from_day} onValue={(value) => draft.set({ from_day: value })} error={fieldError(work, '/from_day', from_day)} />
      <Area label={t('staff_reason_label')} hint={t('staff_reason_hint')} value={reason} maxLength={300} onValue={(value) => draft.set({ reason: value })} error={fieldError(work, '/reason', reason)} />
    </FormSheet>
  );
}

function Resume(props: ChangeProps) {
  const [day, setDay] = useState(today());
  const work = useWork();
  const save = () => change(work, props, 'resumption', { resume_day: day }, t('staff_resume_toast'));
  return (
    <FormSheet title={t('staff_resume')} save="staff_resume_save" work={work} onSave={save} onClose={props.onClose}>
      <p>{t('staff_resume_text')}</p>
      <Field type="date" label={t('staff_resume_day')} value={day} onValue={setDay} error={fieldError(work, '/resume_day', day)} />
    </FormSheet>
  );
}

function Extend(props: ChangeProps) {
  const draft = useDraft(`extend:${props.cohort.id}`, { days: '', reason: '' });
  const work = useWork();
  const wishId = useWishId();
  const { days, reason } = draft.value;
  const end = Number(days) > 0 ? t('staff_extend_end', { n: props.cohort.day_plan.length_days + Number(days) }) : '';
  const save = async () => {
    const body = { days: Number(days), reason };
    if (await change(work, props, `extensions/${wishId(body)}`, body, t('staff_extend_toast'), put<Cohort>)) await draft.clear();
  };
  return (
    <FormSheet title={t('staff_extend')} save="staff_extend_save" work={work} onSave={save} onClose={props.onClose}>
      <Field type="number" inputMode="numeric" min="1" max="200" label={t('staff_extend_days')} hint={end} value={days} onValue={(value) => draft.set({ days: value })} error={fieldError(work, '/days', days)} />
      <Area label={t('staff_reason_label')} hint={t('staff_reason_hint')} value={reason} maxLength={300} onValue={(value) => draft.set({ reason: value })} error={fieldError(work, '/reason', reason)} />
    </FormSheet>
  );
}

/** A pause that ended on its first day was none. */
const took = ({ from_day, resume_day }: Cohort['pauses'][number]) => !resume_day || resume_day > from_day;

/** What has changed so far, and the frame that was set at first. */
const History = ({ cohort }: { cohort: Cohort }) => (
  <Section title={t('staff_frame')}>
    <div class="card">
      <dl class="facts">
        <dt>{t('staff_state')}</dt>
        <dd>{stateName(cohort.state)}</dd>
        <dt>{t('staff_start_day')}</dt>
        <dd>{longDay(cohort.start_day)}</dd>
        <dt>{t('staff_length')}</dt>
        <dd>{t('staff_days', { n: cohort.day_plan.length_days })}</dd>
        <dt>{t('staff_rhythm')}</dt>
        <dd>{t('staff_every_days', { n: cohort.milestone_rhythm_days })}</dd>
        <dt>{t('staff_per_week')}</dt>
        <dd>{t('staff_at_least', { n: cohort.meetings_per_week })}</dd>
        <dt>{t('staff_participants')}</dt>
        <dd>{cohort.participant_count}</dd>
      </dl>
      {cohort.age_rule && <p class="kick">{t('staff_form_rule')}</p>}
    </div>
    {cohort.extensions.map((extension) => (
      <p key={extension.created_at}>
        <b>{t('staff_extended', { n: extension.days })}</b> <span dir="auto">{extension.reason}</span>
      </p>
    ))}
    {cohort.pauses.filter(took).map((pause) => (
      <p key={pause.from_day}>
        <b>{pause.resume_day ? t('staff_paused_from_to', { from: dayAndMonth(pause.from_day), to: dayAndMonth(addDays(pause.resume_day, -1)) }) : t('staff_paused_from', { from: dayAndMonth(pause.from_day) })}</b>{' '}
        <span dir="auto">{pause.reason}</span>
      </p>
    ))}
  </Section>
);

function Coaches({ cohort, admin }: { cohort: Cohort; admin: boolean }) {
  const read = useRead<Items<CoachCard>>(`/cohorts/${cohort.id}/coaches`);
  const [adding, setAdding] = useState(false);
  const work = useWork();
  const remove = async (coach: CoachCard) => {
    const sure = await confirm({ title: t('staff_coach_out_title', { name: coach.display_name }), text: t('staff_coach_out_text'), yes: t('staff_coach_out') });
    if (sure) await work.run(() => del(`/cohorts/${cohort.id}/coaches/${coach.id}`));
  };
  return (
    <Section title={t('staff_coaches')}>
      <Reading read={read}>
        {({ items }) => (
          <>
            {items.length === 0 && <p>{t('staff_coaches_none')}</p>}
            {items.length > 0 && (
              <div class="card rows gap0 pieces">
                {items.map((coach) => (
                  <div key={coach.id}>
                    <div class="row">
                      <Who name={coach.display_name} side="team" />
                      <b class="grow">
                        <bdi>{coach.display_name}</bdi>
                      </b>
                      {coach.absent_today && <Badge kind="wait">{t('contact_absent')}</Badge>}
                      {admin && cohort.state !== 'closed' && (
                        <Btn kind="bare" onClick={() => remove(coach)}>
                          {t('staff_coach_out')}
                          <span class="vh">: {coach.display_name}</span>
                        </Btn>
                      )}
                    </div>
                    <CoachDetails coach={coach} />
                  </div>
                ))}
              </div>
            )}
            {admin && cohort.state !== 'closed' && (
              <div class="row">
                <Btn icon="add" onClick={() => setAdding(true)}>
                  {t('staff_coach_in')}
                </Btn>
              </div>
            )}
            {adding && <AddCoach cohort={cohort} already={items.map(({ id }) => id)} onClose={() => setAdding(false)} />}
          </>
        )}
      </Reading>
      <Trouble work={work} typed={false} />
    </Section>
  );
}

function AddCoach({ cohort, already, onClose }: { cohort: Cohort; already: string[]; onClose: () => void }) {
  const read = useRead<Items<Account>>('/persons');
  const work = useWork();
  const add = async (coach: Account) => {
    if (!(await work.run(() => put(`/cohorts/${cohort.id}/coaches/${coach.id}`, {})))) return;
    onClose();
    toast(t('staff_coach_in_toast', { name: coach.display_name }));
  };
  return (
    <Sheet title={t('staff_coach_in')} onClose={onClose}>
      <Reading read={read}>
        {({ items }) => {
          const free = items.filter(({ id, role, state }) => role === 'coach' && state !== 'disabled' && !already.includes(id));
          if (free.length === 0) return <p>{t('staff_coach_in_none')}</p>;
          return (
            <Rows plain>
              {free.map((coach) => (
                <Row key={coach.id} start={<Who name={coach.display_name} side="team" />} onClick={() => add(coach)}>
                  <bdi>{coach.display_name}</bdi>
                </Row>
              ))}
            </Rows>
          );
        }}
      </Reading>
      <Trouble work={work} typed={false} />
    </Sheet>
  );
}
