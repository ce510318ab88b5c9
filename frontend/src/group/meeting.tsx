import { useState } from 'preact/hooks';
import { me } from '../api/session';
import type { Items, Me } from '../api/types';
import { useRead } from '../data/read';
import { list, t, today } from '../i18n';
import { Screen } from '../screen';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Chips } from '../ui/chips';
import { confirm } from '../ui/confirm';
import { Area } from '../ui/field';
import { Form } from '../ui/form';
import { Sheet } from '../ui/sheet';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { useGroup } from './base';
import { byWhom } from './meetings';
import type { GroupMeeting, GroupTime } from './types';
import { fixedWhen, whenOf } from './words';
import { fix, meetingsOf, overlayMeetings, reply, withdraw, type Answer, type Shown } from './writes';

/** One suggestion: which times suit whom, and what came of it. */
export function GroupMeetingScreen({ cohort: given, id }: { cohort?: string; id: string }) {
  const { cohort, base } = useGroup(given);
  const read = useRead<Items<GroupMeeting>>(cohort ? meetingsOf(cohort) : null);
  const meeting = overlayMeetings(read.data?.items ?? [], me.value as Me, cohort ?? '').find((one) => one.id === id);
  return (
    <Screen title={meeting?.what ?? t('group_title')} up={base} {...(meeting ? { kick: byWhom(meeting) } : {})}>
      {meeting ? <Meeting meeting={meeting} cohort={given} /> : <Reading read={read}>{() => <Strip kind="care" title={t('problem_not_found')} />}</Reading>}
    </Screen>
  );
}

function Meeting({ meeting, cohort }: { meeting: Shown; cohort: string | undefined }) {
  const { id, state, place_text, times, gathering, reason, suggested_by, writing } = meeting;
  const [ending, setEnding] = useState(false);
  const settles = me.value?.role === 'coach' || suggested_by?.id === me.value?.id;
  const off = state === 'withdrawn' || !!gathering?.cancelled_at;
  return (
    <>
      {off && (
        <Strip kind="wait" icon="close" title={t(gathering ? 'group_cancelled_strip' : 'group_withdrawn')}>
          {reason && <Voice text={reason} />}
        </Strip>
      )}
      {state === 'fixed' && !off && (
        <Strip kind="good" title={t('group_fixed_strip', { when: fixedWhen(meeting) })}>
          {gathering && <Btn href={cohort ? `/cohorts/${cohort}/gatherings/${gathering.id}` : `/gatherings/${gathering.id}`}>{t('group_to_gathering')}</Btn>}
        </Strip>
      )}
      <div class="row">
        <p>
          <bdi>{gathering?.place_text ?? place_text}</bdi>
        </p>
        <SentBadge state={writing} />
      </div>
      {times.map((time) => (
        <Time key={time.number} meeting={meeting} time={time} settles={settles} />
      ))}
      {state === 'open' && <p class="kick">{t('group_answer_hint')}</p>}
      {settles && !off && (
        <div class="row">
          <Btn kind="bare" onClick={() => setEnding(true)}>
            {t(state === 'fixed' ? 'group_call_off' : 'group_withdraw')}
          </Btn>
        </div>
      )}
      {ending && <End id={id} fixed={state === 'fixed'} onClose={() => setEnding(false)} />}
    </>
  );
}

const ANSWERS = ['yes', 'maybe', 'no'] as const;

function Time({ meeting: { id, state, times }, time, settles }: { meeting: Shown; time: GroupTime; settles: boolean }) {
  const mine = time.answers.find(({ person_id }) => person_id === me.value?.id)?.answer ?? null;
  const when = whenOf(time);
  const past = time.day < today();
  const answer = (chosen: Answer | null) => {
    const own = times.flatMap(({ number, answers }) => {
      const said = number === time.number ? chosen : answers.find(({ person_id }) => person_id === me.value?.id)?.answer;
      return said ? [{ number, answer: said }] : [];
    });
    return reply(id, own);
  };
  const take = async () => {
    if (!(await confirm({ title: t('group_fix_title', { when }), text: t('group_fix_text'), yes: t('group_fix') }))) return;
    await fix(id, time.number);
    toast(t('group_fixed_toast'));
  };
  const said = ANSWERS.flatMap((each) => {
    const names = time.answers.filter((one) => one.answer === each).map(({ display_name }) => display_name);
    return names.length ? [t(`group_said_${each}`, { names: list(names) })] : [];
  });
  return (
    <article class="card">
      <h2>{when}</h2>
      {state === 'open' && !past && (
        <Chips<Answer> legend={t('group_ask', { when })} hiddenLegend value={mine} onValue={(chosen) => void answer(chosen)} options={ANSWERS.map((value) => ({ value, label: t(`group_${value}`) }))} />
      )}
      {past && state === 'open' && <p class="kick">{t('group_past_time')}</p>}
      {said.length ? said.map((line) => <p key={line}>{line}</p>) : <p class="kick">{t('group_said_nobody')}</p>}
      {settles && state === 'open' && !past && (
        <div class="row">
          <Btn icon="check" onClick={take}>
            {t('group_fix')}
            <span class="vh">: {when}</span>
          </Btn>
        </div>
      )}
    </article>
  );
}

/** Takes it back; once a time was agreed on, people want to know why. */
function End({ id, fixed, onClose }: { id: string; fixed: boolean; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const save = async () => {
    setTried(true);
    if (fixed && !reason.trim()) return;
    await withdraw(id, reason.trim());
    onClose();
    toast(t('group_withdrawn_toast'));
  };
  const title = t(fixed ? 'group_call_off' : 'group_withdraw');
  return (
    <Sheet
      title={title}
      onClose={onClose}
      action={
        <Btn kind="main" submit form="end">
          {title}
        </Btn>
      }
    >
      <Form id="end" onSubmit={save}>
        <p>{t('group_withdraw_text')}</p>
        <Area label={t('group_reason')} hint={t('group_reason_hint')} value={reason} maxLength={300} onValue={setReason} error={tried && fixed && !reason.trim() ? t('group_reason_missing') : undefined} />
      </Form>
    </Sheet>
  );
}
