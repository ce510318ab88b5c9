import { useState } from 'preact/hooks';
import { me } from '../api/session';
import type { Addition, Entry, MyAnswers, PlannedMeeting, Step } from '../api/types';
import { noChoice } from '../data/conflicts';
import { pendingOf, type Write } from '../data/outbox';
import { discard, keepMine, retry, takeTheirs } from '../data/parked';
import { nearDay, t } from '../i18n';
import { Btn } from '../ui/btn';
import { Card } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Area } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { problemText } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import type { EntryContent, Feelings } from './entries';
import { plannedText, titleOf, topicsText, whenOf, word } from './words';
import type { StepContent } from './writes';

type Version = { facts: (string | number | null | false | undefined)[]; text: string };
const kindOf = (write: Write) => write.entity.slice(0, write.entity.indexOf(':'));

const entryVersion = (entry: EntryContent): Version => ({
  facts: [
    titleOf(entry), whenOf(entry), entry.reason && word('reason', entry.reason), entry.topics.length > 0 && topicsText(entry.topics),
    !!entry.media?.length && t('md_hanging', { n: entry.media.length }), t(`see_${entry.visibility}`),
  ],
  text: entry.note,
});
const stepVersion = (step: StepContent): Version => ({
  facts: [word('state', step.state), step.due_day && t('wb_until', { day: nearDay(step.due_day) }), t(`see_${step.visibility}`)],
  text: step.text,
});
const feelingsVersion = (given: Feelings): Version => ({
  facts: [
    ...(['helped', 'heard'] as const).map((question) => given[question] && `${t(`wb_q_${question}`)} ${word('agree', given[question])}`),
    given.giving && `${t('wb_q_giving')} ${word('giving', given.giving)}`,
    given.mood && `${t('wb_q_mood')} ${word('mood', given.mood)}`,
  ],
  text: '',
});

function versionOf(kind: string, content: unknown): Version {
  switch (kind) {
    case 'entry':
      return entryVersion(content as EntryContent);
    case 'step':
      return stepVersion(content as StepContent);
    case 'addition':
      return { facts: [t(`see_${(content as Addition).visibility}`)], text: (content as Addition).text };
    case 'planned': {
      const planned = content as PlannedMeeting;
      return { facts: [planned.day ? plannedText(planned) : t('wb_no_date')], text: '' };
    }
    case 'answers':
      return feelingsVersion(content as MyAnswers);
    default:
      return { facts: [], text: (content as { text?: string } | null)?.text ?? '' };
  }
}

const Words = ({ version }: { version: Version }) => (
  <>
    <p>{version.facts.filter(Boolean).join(' · ')}</p>
    {version.text && <Voice text={version.text} />}
  </>
);

/** Who the other version comes from: the partner, or this person on another phone. */
const fromMe = (current: unknown) => {
  const by = (current as Partial<Entry & Step> | undefined)?.last_changed_by;
  return by !== undefined && by === me.value?.id;
};

/** What to send for the own words. Words of the other are the other's: they stay as they are now. */
export function mineOver(write: Write, text?: string): unknown {
  const kind = kindOf(write);
  const body = { ...(write.body as object) };
  if (kind === 'entry') {
    const current = write.problem?.current as Entry;
    if (current.author_id !== me.value?.id) return { ...body, note: current.note, visibility: current.visibility, media_ids: current.media?.map(({ id }) => id) };
    return text === undefined ? body : { ...body, note: text };
  }
  if (kind === 'step') {
    const current = write.problem?.current as Step;
    const visibility = current.created_by === me.value?.id ? {} : { visibility: current.visibility };
    return { ...body, ...visibility, ...(text === undefined ? {} : { text }) };
  }
  return text === undefined ? body : { ...body, text };
}

/** Two phones changed the same thing: both versions, and the person chooses, or makes one of both. */
export function Choose({ write }: { write: Write }) {
  const kind = kindOf(write);
  const current = write.problem?.current;
  const removed = write.method === 'DELETE' && !write.path.endsWith('/confirmation');
  const confirming = write.path.endsWith('/confirmation');
  const theirs = current ? versionOf(kind, current) : null;
  const mine = removed || confirming ? null : versionOf(kind, { ...(write.body as object), media: write.hangs });
  const [edited, setEdited] = useState<string | null>(null);
  const ownText = kind !== 'entry' || (current as Entry | undefined)?.author_id === me.value?.id;
  const otherTitle = t(fromMe(current) ? 'wb_conflict_other_phone' : 'wb_conflict_theirs');
  const keep = (text?: string) => keepMine(write, write.method === 'DELETE' || confirming ? undefined : mineOver(write, text));

  if (edited !== null) {
    return (
      <div class="stack">
        {theirs && (
          <Card title={otherTitle}>
            <Words version={theirs} />
          </Card>
        )}
        <Area label={t('wb_conflict_edit_label')} value={edited} onValue={setEdited} rows={6} maxLength={kind === 'step' ? 300 : kind === 'addition' ? 2000 : 4000} />
        <Btn kind="main" disabled={!edited.trim() && kind !== 'entry'} onClick={() => keep(edited)}>
          {t('save')}
        </Btn>
        <div class="row center">
          <Btn kind="bare" onClick={() => setEdited(null)}>
            {t('back')}
          </Btn>
        </div>
      </div>
    );
  }
  return (
    <div class="stack">
      <p>{t('wb_conflict')}</p>
      <Card title={t('wb_conflict_mine')}>
        {mine ? <Words version={mine} /> : <p>{t(removed ? 'wb_conflict_deleted' : write.method === 'DELETE' ? 'wb_conflict_unconfirmed' : 'wb_conflict_confirmed')}</p>}
        <Btn onClick={() => keep()}>{t('wb_conflict_keep_mine')}</Btn>
      </Card>
      {theirs && (
        <Card title={otherTitle}>
          <Words version={theirs} />
          <Btn onClick={() => takeTheirs(write)}>{t('wb_conflict_take_theirs')}</Btn>
        </Card>
      )}
      {mine?.text && ownText && (
        <div class="row center">
          <Btn kind="bare" icon="pen" onClick={() => setEdited(mine.text)}>
            {t('wb_conflict_edit')}
          </Btn>
        </div>
      )}
    </div>
  );
}

// The view brings its own buttons: words can also be mended here.
for (const kind of ['entry', 'addition', 'answers', 'step', 'planned']) noChoice(kind, Choose);

function why({ problem }: Write): string {
  const codes = [problem?.code ?? 'unknown', ...(problem?.errors ?? []).map((error) => error.code)];
  if (codes.includes('day_out_of_range')) return t('wb_day_out_of_range');
  if (codes.includes('time_does_not_exist')) return t('wb_no_such_time');
  return problemText(codes[0] as string);
}

/** Says above a thing that a change of it did not go through, what is safe, and what can be done. */
export function Trouble({ entity }: { entity: string }) {
  const [open, setOpen] = useState(false);
  const write = pendingOf(entity).find((one) => one.state === 'parked');
  if (!write) return null;
  const conflict = write.problem?.status === 412;
  const drop = async () => {
    if (!(await confirm({ title: t('wb_drop_title'), text: t('wb_drop_text'), yes: t('wb_drop') }))) return;
    await discard(write);
    toast(t('wb_dropped'));
  };
  if (conflict) {
    return (
      <>
        <Strip kind="care" title={t('wb_conflict_short')}>
          <Btn onClick={() => setOpen(true)}>{t('wb_conflict_look')}</Btn>
        </Strip>
        {open && (
          <Sheet title={t('wb_conflict_title')} onClose={() => setOpen(false)}>
            <Choose write={write} />
          </Sheet>
        )}
      </>
    );
  }
  return (
    <Strip kind="care" title={t('wb_refused')}>
      <p>{why(write)}</p>
      <div class="row">
        <Btn onClick={() => retry(write)}>{t('try_again')}</Btn>
        <Btn kind="bare" onClick={drop}>
          {t('wb_drop')}
        </Btn>
      </div>
    </Strip>
  );
}
