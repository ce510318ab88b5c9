import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { post } from '../api/client';
import { me } from '../api/session';
import type { CoachCard, OfficePromise } from '../api/types';
import { useDraft } from '../data/draft';
import { addDays, t, today } from '../i18n';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { confirm } from '../ui/confirm';
import { Area, Field, Select } from '../ui/field';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { promiseName, untilDay } from './words';
import { fieldError, FormSheet, Trouble, useWork } from './work';

type Props = {
  promise: OfficePromise;
  /** Who it is promised to, before the words. */
  start?: ComponentChildren;
  whom?: string;
  coaches: Map<string, CoachCard>;
};

/** How long a promise has been open; the office's own lateness, so it may be clay. */
export const Overdue = ({ days }: { days: number }) => <Badge kind="care">{t('staff_open_since', { n: days })}</Badge>;

/** What the office owes: kept or agreed anew, right here. */
export function OwedPromise({ promise, start, whom, coaches }: Props) {
  const [changing, setChanging] = useState(false);
  const work = useWork();
  const mine = promise.coach_id === me.value?.id;
  const who = mine ? t('staff_you') : coaches.get(promise.coach_id ?? '')?.display_name;
  const owed = promise.state === 'open' || promise.state === 'changed';

  const keep = async () => {
    const sure = await confirm({ title: t('staff_keep_title'), text: t('staff_keep_text', { what: promiseName(promise) }), yes: t('staff_keep_yes') });
    if (sure && (await work.run(() => post(`/promises/${promise.id}/keeping`)))) toast(t('staff_kept_toast'));
  };

  return (
    <article>
      <div class="rw">
        {start}
        <span class="grow">
          <b dir="auto">{promiseName(promise)}</b>
          <small>{[whom, who, promise.due_day && untilDay(promise.due_day)].filter(Boolean).join(' · ')}</small>
          {(promise.days_overdue ?? 0) > 0 && <Overdue days={promise.days_overdue ?? 0} />}
          {promise.state === 'kept' && (
            <Badge kind="good" icon="check">
              {t('staff_promise_kept')}
            </Badge>
          )}
          {promise.state === 'wished' && <Badge>{t('staff_promise_wished')}</Badge>}
          {promise.nudged_today && <Badge kind="wait">{t('staff_nudged')}</Badge>}
        </span>
      </div>
      {promise.how && <Voice text={promise.how} />}
      {promise.change_reason && <p class="kick">{t('staff_changed_because', { reason: promise.change_reason })}</p>}
      {owed && (
        <div class="row">
          <Btn icon="check" onClick={keep}>
            {t('staff_keep')}
            <span class="vh">: {promiseName(promise)}</span>
          </Btn>
          <Btn kind="bare" onClick={() => setChanging(true)}>
            {t('staff_move')}
            <span class="vh">: {promiseName(promise)}</span>
          </Btn>
        </div>
      )}
      <Trouble work={work} typed={false} />
      {changing && <MovePromise promise={promise} coaches={coaches} onClose={() => setChanging(false)} />}
    </article>
  );
}

function MovePromise({ promise, coaches, onClose }: { promise: OfficePromise; coaches: Map<string, CoachCard>; onClose: () => void }) {
  const late = !promise.due_day || promise.due_day < today();
  const first = { due_day: late ? addDays(today(), 7) : (promise.due_day ?? ''), reason: '', coach_id: promise.coach_id ?? '' };
  const draft = useDraft(`promise:${promise.id}`, first);
  const work = useWork();
  const { due_day, reason, coach_id } = draft.value;
  const save = async () => {
    const body = { due_day, reason, ...(coach_id ? { coach_id } : {}) };
    if (!(await work.run(() => post(`/promises/${promise.id}/change`, body)))) return;
    await draft.clear();
    onClose();
    toast(t('staff_moved_toast'));
  };
  return (
    <FormSheet title={t('staff_move_title')} save="staff_move_save" work={work} onSave={save} onClose={onClose}>
      <p>
        <b dir="auto">{promiseName(promise)}</b>
      </p>
      <Field type="date" label={t('staff_move_day')} value={due_day} min={today()} onValue={(value) => draft.set({ due_day: value })} error={fieldError(work, '/due_day', due_day)} />
      <Area
        label={t('staff_move_reason')}
        hint={t('staff_move_reason_hint')}
        value={reason}
        maxLength={300}
        onValue={(value) => draft.set({ reason: value })}
        error={fieldError(work, '/reason', reason)}
      />
      {coaches.size > 1 && (
        <Select
          label={t('staff_move_who')}
          value={coach_id}
          options={[...coaches.values()].map((coach) => ({ value: coach.id, label: coach.display_name }))}
          onValue={(value) => draft.set({ coach_id: value })}
          error={fieldError(work, '/coach_id')}
        />
      )}
    </FormSheet>
  );
}
