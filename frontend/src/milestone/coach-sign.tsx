import { useState } from 'preact/hooks';
import { post, put } from '../api/client';
import type { Plan, Remark, Sheet as SheetData } from '../api/types';
import { useDraft } from '../data/draft';
import { newId } from '../data/id';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Area } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { useCall } from './coach-call';
import { hold, mayBeHeld, Proposal } from './coach-meeting';
import type { View } from './table';
import { sheetPath, takePlan, takeSheet } from './writes';

type Doing = 'propose' | 'agree' | 'hold' | null;

function doing({ sheet: { meeting, plan } }: View): Doing {
  if (plan.state === 'agreed') return 'agree';
  if (meeting.state === 'planned' || meeting.state === 'cancelled') return 'propose';
  return mayBeHeld(meeting) ? 'hold' : null;
}
export const coachActs = (view: View) => doing(view) !== null;

/** The one thing a coach does next. */
export function CoachAction({ view }: { view: View }) {
  const { plan, meeting } = view.sheet;
  const [proposing, setProposing] = useState(false);
  const call = useCall();
  const agree = async () => {
    const stale = (current: unknown) => takePlan(current as Plan);
    const done = await call.run(async () => takePlan(await post<Plan>(`/milestone-plans/${plan.id}/approval`, { version: plan.version })), stale);
    if (done) toast(t('ms_three_agree'));
  };
  const held = async () => {
    if (await call.run(() => hold(meeting))) toast(t('saved'));
  };
  const next = doing(view);
  return (
    <>
      {call.problem}
      {next === 'agree' && (
        <>
          <Btn kind="main" onClick={agree}>
            {t('ms_agree')}
          </Btn>
          <Remarks plan={plan} center />
        </>
      )}
      {next === 'propose' && (
        <Btn kind="main" onClick={() => setProposing(true)}>
          {t('coach_propose')}
        </Btn>
      )}
      {next === 'hold' && (
        <Btn kind="main" onClick={held}>
          {t('coach_held')}
        </Btn>
      )}
      {proposing && <Proposal meeting={meeting} onClose={() => setProposing(false)} />}
    </>
  );
}

/** Instead of refusing, a coach asks or suggests; here while the two are still writing. */
export const RemarkButtons = ({ plan }: { plan: Plan }) => (plan.state === 'agreed' ? null : <Remarks plan={plan} />);

function Remarks({ plan, center }: { plan: Plan; center?: boolean }) {
  const [kind, setKind] = useState<Remark['kind'] | null>(null);
  return (
    <div class={center ? 'row center' : 'row no-print'}>
      <Btn kind="bare" onClick={() => setKind('question')}>
        {t('coach_ask')}
      </Btn>
      <Btn kind="bare" onClick={() => setKind('suggestion')}>
        {t('coach_suggest')}
      </Btn>
      {kind && <RemarkSheet plan={plan} kind={kind} onClose={() => setKind(null)} />}
    </div>
  );
}

function RemarkSheet({ plan, kind, onClose }: { plan: Plan; kind: Remark['kind']; onClose: () => void }) {
  const [id] = useState(newId);
  const draft = useDraft(`ms-coach-remark:${plan.id}:${kind}`, { text: '' });
  const call = useCall();
  const text = draft.value.text.trim();
  const give = async () => {
    if (!(await call.run(async () => takePlan(await put<Plan>(`/milestone-plans/${plan.id}/remarks/${id}`, { kind, text }))))) return;
    await draft.clear();
    onClose();
  };
  return (
    <Sheet
      title={t(kind === 'question' ? 'coach_ask' : 'coach_suggest')}
      onClose={onClose}
      action={
        <>
          {call.problem}
          <Btn kind="main" onClick={give} disabled={!text}>
            {t(text ? 'ms_send' : 'coach_write_first')}
          </Btn>
        </>
      }
    >
      <Area
        label={t(kind === 'question' ? 'coach_ask_label' : 'coach_suggest_label')}
        hint={t('coach_remark_hint')}
        value={draft.value.text}
        onValue={(value) => draft.set({ text: value })}
        maxLength={1000}
      />
    </Sheet>
  );
}

/** The team's own text about the meeting; the two can read it. */
export function EvaluationPart({ view }: { view: View }) {
  const [saved, setSaved] = useState(0);
  return <Evaluation key={saved} view={view} onSaved={() => setSaved(saved + 1)} />;
}

function Evaluation({ view: { sheet, table }, onSaved }: { view: View; onSaved: () => void }) {
  const given = sheet.evaluation;
  const draft = useDraft(`ms-evaluation:${sheet.meeting.id}`, { text: given?.text ?? '', version: given?.version ?? 0 });
  const [other, setOther] = useState<NonNullable<SheetData['evaluation']> | null>(null);
  const call = useCall();
  const save = async () => {
    const done = await call.run(
      async () => takeSheet(await put<SheetData>(`${sheetPath(sheet.meeting.id)}/evaluation`, { text: draft.value.text.trim() }, draft.value.version || null)),
      (current) => {
        const now = (current as SheetData).evaluation;
        takeSheet(current as SheetData);
        setOther(now);
        draft.set({ version: now?.version ?? 0 });
      },
    );
    if (!done) return;
    await draft.clear();
    toast(t('saved'));
    onSaved();
  };
  return (
    <Section title={t('ms_evaluation')} class="no-print">
      <Area label={t('coach_evaluation_label')} hint={t('coach_evaluation_hint')} value={draft.value.text} onValue={(text) => draft.set({ text })} maxLength={5000} rows={4} />
      {other && (
        <Strip kind="wait" icon="pen" title={t('coach_evaluation_other', { name: table.name(other.author_id) })}>
          <Voice text={other.text} />
        </Strip>
      )}
      {call.problem}
      <Btn onClick={save}>{t('save')}</Btn>
    </Section>
  );
}
