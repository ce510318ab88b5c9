import { useState } from 'preact/hooks';
import { del, post, put } from '../api/client';
import type { OfficePromise, Plan } from '../api/types';
import { newId } from '../data/id';
import { t, today } from '../i18n';
import { Btn } from '../ui/btn';
import { Chips } from '../ui/chips';
import { Area, Field, Select } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { useCall } from './coach-call';
import type { Table } from './table';
import { promiseText, SUPPORTS, word } from './words';
import { takePlan, type PromiseContent } from './writes';

type ToolsProps = { promise: OfficePromise; table: Table; plan?: Plan };

/** What a coach can do about a promise: take a wish over, keep it, give it another day with a reason. */
export function PromiseTools({ promise, table, plan }: ToolsProps) {
  const [open, setOpen] = useState<'edit' | 'move' | null>(null);
  const call = useCall();
  if (promise.state === 'kept') return null;
  const wished = promise.state === 'wished';
  const keep = async () => {
    if (await call.run(() => post(`/promises/${promise.id}/keeping`))) toast(t('coach_kept'));
  };
  const about = <span class="vh">: {promiseText(promise)}</span>;
  return (
    <div class="stack g2 no-print">
      {call.problem}
      <div class="row">
        {wished && plan && (
          <Btn onClick={() => setOpen('edit')}>
            {t('coach_take')}
            {about}
          </Btn>
        )}
        {!wished && (
          <>
            <Btn onClick={keep}>
              {t('coach_keep')}
              {about}
            </Btn>
            <Btn kind="bare" onClick={() => setOpen('move')}>
              {t('coach_other_day')}
              {about}
            </Btn>
            {plan && plan.state !== 'approved' && (
              <Btn kind="bare" onClick={() => setOpen('edit')}>
                {t('change')}
                {about}
              </Btn>
            )}
          </>
        )}
      </div>
      {open === 'edit' && plan && <PromiseSheet plan={plan} promise={promise} table={table} onClose={() => setOpen(null)} />}
      {open === 'move' && <Move promise={promise} table={table} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** A promise nobody had wished for. */
export function PromiseAdd({ plan, table }: { plan: Plan; table: Table }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Btn icon="add" onClick={() => setOpen(true)}>
        {t('coach_promise_add')}
      </Btn>
      {open && <PromiseSheet plan={plan} promise={null} table={table} onClose={() => setOpen(false)} />}
    </>
  );
}

const coachOptions = (table: Table) => table.coaches.map((coach) => ({ value: coach.id, label: coach.display_name }));

/** Who does what by when. */
function PromiseSheet({ plan, promise, table, onClose }: { plan: Plan; promise: OfficePromise | null; table: Table; onClose: () => void }) {
  const [id] = useState(promise?.id ?? newId());
  const [form, setForm] = useState<PromiseContent>({
    support: promise?.support ?? '',
    what: promise?.what ?? '',
    how: promise?.how ?? '',
    coach_id: promise?.coach_id ?? table.me,
    due_day: promise?.due_day ?? '',
  });
  const [version] = useState(promise?.version ?? null);
  const call = useCall();
  const set = (change: Partial<PromiseContent>) => setForm({ ...form, ...change });
  const path = `/milestone-plans/${plan.id}/promises/${id}`;
  const stale = (current: unknown) => takePlan(current as Plan);
  const save = async () => {
    if (await call.run(async () => takePlan(await put<Plan>(path, { ...form, support: form.support || 'other' }, version)), stale)) onClose();
  };
  const remove = async () => {
    if (await call.run(async () => takePlan(await del<Plan>(path, { version })), stale)) onClose();
  };
  const ready = !!form.coach_id && !!form.due_day && (!!form.support || !!form.what.trim());
  return (
    <Sheet
      roomy
      title={t('coach_promise_title')}
      onClose={onClose}
      action={
        <>
          {call.problem}
          <Btn kind="main" onClick={save} disabled={!ready}>
            {t(ready ? 'coach_promise_do' : 'coach_promise_missing')}
          </Btn>
          {promise && (
            <div class="row center">
              <Btn kind="bare" onClick={remove}>
                {t('coach_promise_delete')}
              </Btn>
            </div>
          )}
        </>
      }
    >
      <div class="row start">
        <Select label={t('coach_who')} value={form.coach_id ?? ''} onValue={(coach_id) => set({ coach_id })} options={coachOptions(table)} />
        <Field label={t('coach_by_when')} type="date" min={today()} value={form.due_day ?? ''} onValue={(due_day) => set({ due_day })} />
      </div>
      <Area label={t('ms_wish_what')} value={form.what} onValue={(what) => set({ what })} maxLength={500} rows={2} />
      <Area label={t('ms_wish_how')} value={form.how} onValue={(how) => set({ how })} maxLength={1000} rows={2} />
      <Chips
        legend={t('coach_support')}
        options={SUPPORTS.map((value) => ({ value: value as string, label: word('support', value) }))}
        value={form.support || null}
        onValue={(support) => set({ support: support ?? '' })}
      />
    </Sheet>
  );
}

/** Another day, with its reason where the partners read it. */
function Move({ promise, table, onClose }: { promise: OfficePromise; table: Table; onClose: () => void }) {
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const [coach, setCoach] = useState(promise.coach_id ?? table.me);
  const call = useCall();
  const ready = !!day && !!reason.trim();
  const move = async () => {
    if (await call.run(() => post(`/promises/${promise.id}/change`, { due_day: day, reason: reason.trim(), coach_id: coach }))) onClose();
  };
  return (
    <Sheet
      title={t('coach_other_day')}
      onClose={onClose}
      action={
        <>
          {call.problem}
          <Btn kind="main" onClick={move} disabled={!ready}>
            {t(ready ? 'save' : 'coach_move_missing')}
          </Btn>
        </>
      }
    >
      <div class="row start">
        <Field label={t('coach_new_day')} type="date" min={today()} value={day} onValue={setDay} />
        <Select label={t('coach_who')} value={coach} onValue={setCoach} options={coachOptions(table)} />
      </div>
      <Area label={t('coach_move_reason')} hint={t('coach_reason_seen')} value={reason} onValue={setReason} maxLength={500} rows={2} />
    </Sheet>
  );
}
