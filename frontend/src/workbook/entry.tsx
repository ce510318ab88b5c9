import { useState } from 'preact/hooks';
import type { Addition, Entry, Visibility } from '../api/types';
import { useDraft } from '../data/draft';
import { pendingOf } from '../data/outbox';
import { discard } from '../data/parked';
import { newId } from '../data/id';
import { loadTexts, t } from '../i18n';
import { Hanging } from '../media/hanging';
import { back } from '../router';
import { Screen } from '../screen';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Card, Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Area } from '../ui/field';
import { ReadAloud } from '../ui/read-aloud';
import { See, SeeButton } from '../ui/see';
import { later } from '../ui/later';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { Translated } from '../ui/translated';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';
import { useBook, type Book } from './book';
import { Trouble } from './conflict';
import { confirmEntry, deleteAddition, deleteEntry, entity, NO_FEELINGS, pinEntry, saveAddition, saveAnswers, saveEntry, type Feelings } from './entries';
import { entryState } from './entry-card';
import { FromMessage } from './from-message';
import { stateOf } from './overlay';
import { PrivateQuestions } from './private';
import { StepLine } from './step-line';
import { savedText, seenText, titleOf, topicsText, whenOf, word } from './words';

const ShareButton = later(async () => (await Promise.all([import('../messages/share'), loadTexts('messages')]))[0].ShareButton, true);

/** What is sent of an entry: its words, or what it was. */
const shared = (entry: Entry) => [entry.note || titleOf(entry), entry.note ? '' : entry.place_text].filter(Boolean).join(' · ');

type Part = { entry: Entry; book: Book };

/** One page of the workbook: the facts both share, and the words of each. */
export function EntryScreen({ id }: { id: string }) {
  const { book, instead } = useBook();
  const entry = book?.entries.find((one) => one.id === id);
  if (!book || !entry) {
    return (
      <Screen title={t('nav_workbook')} up="/workbook">
        {instead ?? <p>{t('wb_gone')}</p>}
      </Screen>
    );
  }
  return <Page key={id} entry={entry} book={book} />;
}

function Page({ entry, book }: Part) {
  const mine = entry.author_id === book.me;
  const meeting = entry.kind === 'meeting';
  const edit = meeting ? `/meeting/${entry.id}` : `/note/${entry.id}`;
  const asks = meeting && !mine && !entry.confirmed_at;
  const steps = book.steps.filter((step) => step.entry_id === entry.id);

  const confirmIt = async () => {
    await confirmEntry(entry, true);
    toast(t('saved'));
  };
  return (
    <Screen
      title={titleOf(entry)}
      up="/workbook"
      kick={whenOf(entry)}
      nav
      action={
        asks ? (
          <Btn kind="main" icon="check" onClick={confirmIt}>
            {t('wb_confirm')}
          </Btn>
        ) : mine ? (
          <Btn kind="main" icon="pen" href={edit}>
            {t('change')}
          </Btn>
        ) : undefined
      }
    >
      <Trouble entity={entity.entry(entry.id)} />
      <Trouble entity={entity.answers(entry.id)} />
      <Facts entry={entry} book={book} />
      {meeting && <Confirmation entry={entry} book={book} edit={edit} />}
      {steps.length > 0 && (
        <Section title={t('wb_steps_here')}>
          <div class="card rows gap0">
            {steps.map((step) => (
              <StepLine key={step.id} step={step} book={book} link />
            ))}
          </div>
        </Section>
      )}
      <Additions entry={entry} book={book} />
      {meeting && entry.outcome === 'met' && <Answers entry={entry} />}
      <Tools entry={entry} book={book} />
    </Screen>
  );
}

function Facts({ entry, book }: Part) {
  const mine = entry.author_id === book.me;
  const { reason, topics, note, visibility, team_seen_at, last_changed_by } = entry;
  const changedByOther = last_changed_by && last_changed_by !== entry.author_id;
  const where = entry.outcome === 'met' && entry.place && entry.place_text && entry.place !== 'other' && word('place', entry.place);

  const see = async (to: Visibility) => {
    if (to === visibility) return;
    const text = t('wb_to_me_text', { name: book.partner.display_name });
    if (to === 'me' && !(await confirm({ title: t('wb_to_me_title'), text, yes: t('wb_to_me_yes') }))) return;
    await saveEntry(entry, { visibility: to });
    toast(savedText(to), () => saveEntry({ ...entry, visibility: to }, { visibility }));
  };

  return (
    <article class="card">
      <div class="row">
        <Who name={book.name(entry.author_id)} side={book.side(entry.author_id)} />
        <span class="grow">
          {t('wb_written_by', { name: book.name(entry.author_id) })}
          {changedByOther && <small class="wb-line">{t('wb_changed_by', { name: book.name(last_changed_by) })}</small>}
        </span>
        <SentBadge state={entryState(entry)} />
        <ReadAloud icon />
      </div>
      {where && <p class="kick">{where}</p>}
      {reason && <p>{t('wb_reason', { reason: word('reason', reason) })}</p>}
      {note && <Voice text={note} />}
      {entry.author_id !== book.me && <Translated text={note} />}
      <Hanging media={entry.media} from={book.name(entry.author_id)} />
      {topics.length > 0 && <p class="kick">{topicsText(topics)}</p>}
      <div class="row">{mine ? <SeeButton value={visibility} onValue={(to) => void see(to)} /> : <See value={visibility} />}</div>
      {team_seen_at && <p class="kick">{seenText(team_seen_at)}</p>}
    </article>
  );
}

/** The partner says whether it was like that; a yes can be taken back. */
function Confirmation({ entry, book, edit }: Part & { edit: string }) {
  const mine = entry.author_id === book.me;
  if (!entry.confirmed_at) {
    if (mine) return null;
    return (
      <div class="stack g2">
        <p>{t('wb_confirm_ask', { name: book.name(entry.author_id) })}</p>
        <div class="row">
          <Btn href={edit}>{t('wb_correct')}</Btn>
        </div>
      </div>
    );
  }
  const byMe = entry.confirmed_by === book.me;
  return (
    <div class="row apart">
      <p>{byMe ? t('wb_confirmed_me') : t('wb_confirmed_by', { name: book.name(entry.confirmed_by) })}</p>
      {byMe && (
        <Btn kind="bare" class="wb-out" onClick={() => confirmEntry(entry, false)}>
          {t('wb_confirm_back')}
        </Btn>
      )}
    </div>
  );
}

function Additions({ entry, book }: Part) {
  const [writing, setWriting] = useState<Addition | 'new' | null>(null);
  // Something only one person sees is nothing to add to.
  const open = entry.visibility !== 'me';
  if (!open && !entry.additions.length) return null;
  return (
    <Section title={t('wb_additions')}>
      {entry.additions.map((addition) => (
        <Card key={addition.id} title={t('wb_addition_by', { name: book.name(addition.author_id) })} end={<SentBadge state={stateOf(entity.addition(addition.id))} />}>
          <Trouble entity={entity.addition(addition.id)} />
          <Voice text={addition.text} />
          {addition.author_id !== book.me && <Translated text={addition.text} />}
          <div class="row apart">
            <See value={addition.visibility} />
            {addition.author_id === book.me && (
              <Btn kind="bare" icon="pen" onClick={() => setWriting(addition)}>
                {t('wb_addition_change')}
              </Btn>
            )}
          </div>
          {addition.team_seen_at && <p class="kick">{seenText(addition.team_seen_at)}</p>}
        </Card>
      ))}
      <div class="row">
        <Btn icon="add" onClick={() => setWriting('new')}>
          {t('wb_addition_new')}
        </Btn>
      </div>
      {writing && <AdditionSheet entry={entry} addition={writing === 'new' ? null : writing} onClose={() => setWriting(null)} />}
    </Section>
  );
}

type Words = { id: string; text: string; visibility: Visibility; version: number };

function AdditionSheet({ entry, addition, onClose }: { entry: Entry; addition: Addition | null; onClose: () => void }) {
  const [initial] = useState<Words>(() => ({
    id: addition?.id ?? newId(),
    text: addition?.text ?? '',
    visibility: addition?.visibility ?? 'tandem',
    version: addition?.version ?? 0,
  }));
  const draft = useDraft<Words>(addition ? `addition:${addition.id}` : `addition:new:${entry.id}`, initial);
  const [missing, setMissing] = useState(false);
  const { text, visibility } = draft.value;

  const save = async () => {
    setMissing(!text.trim());
    if (!text.trim()) return;
    await saveAddition(entry, draft.value, { text: text.trim(), visibility });
    await draft.clear();
    toast(savedText(visibility));
    onClose();
  };
  const remove = async () => {
    if (!addition || !(await confirm({ title: t('wb_addition_delete_title'), text: t('wb_delete_text'), yes: t('delete') }))) return;
    await deleteAddition(entry, addition);
    await draft.clear();
    toast(t('wb_deleted'));
    onClose();
  };
  return (
    <Sheet
      title={t(addition ? 'wb_addition_change' : 'wb_addition_new')}
      onClose={onClose}
      action={
        <Btn kind="main" onClick={save}>
          {t('save')}
        </Btn>
      }
    >
      <div class="stack g2">
        <Area label={t('wb_addition_label')} value={text} onValue={(to) => draft.set({ text: to })} maxLength={2000} error={missing && !text.trim() ? t('field_required') : undefined} />
        <div class="row apart">
          <SeeButton value={visibility} onValue={(to) => draft.set({ visibility: to })} />
          {addition && (
            <Btn kind="bare" icon="trash" onClick={remove}>
              {t('delete')}
            </Btn>
          )}
        </div>
      </div>
    </Sheet>
  );
}

/** The private answers of whoever looks; the other has their own. */
function Answers({ entry }: { entry: Entry }) {
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState<Feelings>(NO_FEELINGS);
  const given = entry.my_answers;
  const some = given && (given.helped ?? given.heard ?? given.giving ?? given.mood) !== null;
  const look = () => {
    setValues(given ?? NO_FEELINGS);
    setOpen(true);
  };
  const save = async () => {
    await saveAnswers(entry, given?.version ?? 0, values);
    toast(savedText('me'));
    setOpen(false);
  };
  return (
    <Section title={t('wb_for_me')} class="card">
      {some ? (
        <dl class="wb-answers">
          {(['helped', 'heard'] as const).map((question) => given[question] !== null && <Given key={question} term={t(`wb_q_${question}`)} words={word('agree', given[question])} />)}
          {given.giving && <Given term={t('wb_q_giving')} words={word('giving', given.giving)} />}
          {given.mood !== null && <Given term={t('wb_q_mood')} words={word('mood', given.mood)} />}
        </dl>
      ) : (
        <p class="kick">{t('wb_for_me_more')}</p>
      )}
      <div class="row">
        <Btn onClick={look}>{t(some ? 'wb_answers_change' : 'wb_for_me_open')}</Btn>
      </div>
      {open && (
        <Sheet
          title={t('wb_for_me')}
          onClose={() => setOpen(false)}
          action={
            <Btn kind="main" onClick={save}>
              {t('save')}
            </Btn>
          }
        >
          <PrivateQuestions value={values} onValue={(change) => setValues((before) => ({ ...before, ...change }))} />
        </Sheet>
      )}
    </Section>
  );
}

const Given = ({ term, words }: { term: string; words: string }) => (
  <div>
    <dt>{term}</dt>
    <dd class="voice">{words}</dd>
  </div>
);

function Tools({ entry, book }: Part) {
  const mine = entry.author_id === book.me;
  const pin = async (pinned: boolean) => {
    await pinEntry(entry, pinned);
    toast(t(pinned ? 'wb_pinned_done' : 'wb_unpinned_done'));
  };
  const remove = async () => {
    const theirs = entry.additions.some((addition) => addition.author_id !== book.me);
    const text = theirs ? t('wb_entry_delete_theirs', { name: book.partner.display_name }) : t('wb_delete_text');
    if (!(await confirm({ title: t('wb_entry_delete_title'), text, yes: t('delete') }))) return;
    // What waits to be written under the entry has nowhere to go.
    const under = [entity.answers(entry.id), ...entry.additions.map((addition) => entity.addition(addition.id))];
    for (const write of under.flatMap(pendingOf)) if (write.state !== 'sent') await discard(write);
    await deleteEntry(entry);
    toast(t('wb_deleted'));
    back('/workbook');
  };
  return (
    <div class="row no-print wb-out">
      {entry.visibility !== 'me' && <ShareButton link={{ kind: 'entry', id: entry.id, text: shared(entry) }} />}
      {entry.place_text && <ShareButton link={{ kind: 'place', id: entry.visibility === 'me' ? null : entry.id, text: entry.place_text }} />}
      {entry.message_id && <FromMessage thing={entry} tandem={entry.tandem_id} author={entry.author_id} />}
      <Btn kind="bare" icon="pin" pressed={entry.pinned} onClick={() => pin(!entry.pinned)}>
        {t(entry.pinned ? 'wb_unpin' : 'wb_pin')}
      </Btn>
      {!mine && entry.kind === 'meeting' && entry.confirmed_at && (
        <Btn kind="bare" icon="pen" href={`/meeting/${entry.id}`}>
          {t('change')}
        </Btn>
      )}
      {mine && (
        <Btn kind="bare" icon="trash" onClick={remove}>
          {t('delete')}
        </Btn>
      )}
    </div>
  );
}
