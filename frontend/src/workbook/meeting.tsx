import { useId, useState } from 'preact/hooks';
import type { Entry, Media, MessageLink, Step, Visibility } from '../api/types';
import { useDraft } from '../data/draft';
import { newId } from '../data/id';
import { addDays, daysBetween, longDay, t, today } from '../i18n';
import { HangOn } from '../media/hanging';
import { say } from '../messages/send';
import { back } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips, MultiChipRow } from '../ui/chips';
import { Area, Field } from '../ui/field';
import { Form } from '../ui/form';
import { SeeButton } from '../ui/see';
import { Skeleton } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { useBook, type Book } from './book';
import { KeptDraft, useKept } from './kept';
import { NO_FEELINGS, saveAnswers, saveEntry, type EntryContent, type Feelings } from './entries';
import { PrivateQuestions } from './private';
import { StepLine } from './step-line';
import { byDay, choices, isIntimate, MORE_TOPICS, OUTCOMES, PLACES, plannedText, REASONS, savedText, TOPICS } from './words';
import { saveStep, savePlannedMeeting } from './writes';

type NewStep = { id: string; text: string; owner: string; due: string };
type Values = {
  id: string;
  outcome: NonNullable<Entry['outcome']>;
  reason: string | null;
  day: string;
  clock: string;
  place: string | null;
  place_text: string;
  topics: string[];
  note: string;
  media: Media[];
  visibility: Visibility;
  /** The team saw less at once because a topic is nobody else's business. */
  lowered: boolean;
  steps: NewStep[];
  feelings: Feelings;
  next_day: string;
  next_clock: string;
  next_place: string;
  help: 'yes' | 'no' | null;
  help_text: string;
  version: number;
};
type Set = (change: Partial<Values>) => void;
type Part = { form: Values; set: Set; book: Book };

const FORM = 'meeting';
const MAX_STEPS = 2;
/** How many steps of last time stand above the question everybody comes for. */
const FEW_STEPS = 2;
/** A date this many days back is likely the one somebody wants to write about. */
const RECENT = 6;

const blankStep = (owner: string): NewStep => ({ id: newId(), text: '', owner, due: '' });

/** The facts of the date the two had planned, when it has just been and nobody has written about it. */
function likely({ planned, entries }: Book) {
  const since = planned?.day ? daysBetween(planned.day, today()) : -1;
  const fits = planned && since >= 0 && since <= RECENT && !entries.some((entry) => entry.kind === 'meeting' && entry.day === planned.day);
  return fits ? { day: planned.day ?? '', clock: planned.clock ?? '', place_text: planned.place_text } : { day: today(), clock: '', place_text: '' };
}

function valuesOf(book: Book, entry: Entry | undefined): Values {
  const ahead = book.planned?.day && book.planned.day >= today() && !(likely(book).day === book.planned.day) ? book.planned : null;
  const facts = entry ?? { ...likely(book), outcome: null, reason: null, place: null, topics: [], note: '', media: [], visibility: 'tandem' as const, version: 0 };
  return {
    id: entry?.id ?? newId(),
    outcome: facts.outcome ?? 'met',
    reason: facts.reason,
    day: facts.day,
    clock: facts.clock ?? '',
    place: facts.place ?? (facts.place_text ? 'other' : null),
    place_text: facts.place_text,
    topics: facts.topics,
    note: facts.note,
    media: facts.media ?? [],
    visibility: facts.visibility,
    lowered: false,
    steps: [blankStep(book.me)],
    feelings: entry?.my_answers ?? NO_FEELINGS,
    next_day: ahead?.day ?? '',
    next_clock: ahead?.clock ?? '',
    next_place: ahead?.place_text ?? '',
    help: null,
    help_text: '',
    version: facts.version,
  };
}

/** A meeting is written down in under a minute, with one thumb; everything may stay empty. */
export function MeetingForm({ id }: { id?: string }) {
  const { book, instead } = useBook({ bare: !id });
  if (!book) {
    return (
      <Screen title={t('log_meeting')} up="/workbook">
        {instead}
      </Screen>
    );
  }
  const entry = id ? book.entries.find((one) => one.id === id) : undefined;
  if (id && !entry) {
    return (
      <Screen title={t('wb_meeting')} up="/workbook">
        <p>{t('wb_gone')}</p>
      </Screen>
    );
  }
  return <Filled key={id ?? 'new'} book={book} entry={entry} />;
}

function Filled({ book, entry }: { book: Book; entry: Entry | undefined }) {
  // The lists must not jump while somebody ticks: what was open at first stays.
  const [opened] = useState(() => book.steps.filter((step) => step.state === 'open').map((step) => step.id));
  const [initial] = useState(() => valuesOf(book, entry));
  const draft = useDraft<Values>(entry ? `meeting:${entry.id}` : `meeting:new:${book.tandem}`, initial);
  const [wrong, setWrong] = useState<{ day?: string; next?: string }>({});
  const { value: form, set } = draft;
  const part = { form, set, book };
  const mine = !entry || entry.author_id === book.me;
  const met = form.outcome === 'met';
  const kept = useKept(draft, initial);

  const save = async () => {
    const faults = check(form);
    setWrong(faults);
    if (faults.day || faults.next) return;
    await write(form, book, entry);
    await draft.clear();
    toast(savedText(form.visibility));
    back('/workbook');
  };

  return (
    <Screen
      title={t('wb_meeting_with', { name: book.partner.display_name })}
      up={entry ? `/entry/${entry.id}` : '/workbook'}
      kick={t('wb_may_be_empty')}
      action={
        <Btn kind="main" submit form={FORM}>
          {t('save')}
        </Btn>
      }
    >
      {!draft.ready ? (
        <Skeleton />
      ) : (
        <Form id={FORM} onSubmit={save}>
          {kept.yes && <KeptDraft kept={kept} />}
          {!entry && <OpenSteps steps={book.steps.filter((step) => opened.includes(step.id)).toSorted(byDay)} book={book} />}
          <Met {...part} error={wrong.day} />
          {met && (
            <>
              <Where {...part} />
              <What {...part} />
            </>
          )}
          {!met && <NextMeeting {...part} error={wrong.next} />}
          {mine && <Words {...part} />}
          {!entry && met && <Steps {...part} />}
          {!entry && met && <ForMe {...part} />}
          {!entry && met && <NextMeeting {...part} error={wrong.next} />}
          {!entry && <Help {...part} />}
        </Form>
      )}
    </Screen>
  );
}

function check(form: Values): { day?: string; next?: string } {
  const faults: { day?: string; next?: string } = {};
  if (!form.day) faults.day = t('field_required');
  else if (form.day > addDays(today(), 1)) faults.day = t('wb_day_ahead');
  if (!form.next_day && (form.next_clock || form.next_place)) faults.next = t('wb_next_day_missing');
  else if (form.next_day && form.next_day < today()) faults.next = t('wb_next_day_past');
  return faults;
}

async function write(form: Values, book: Book, entry: Entry | undefined) {
  const met = form.outcome === 'met';
  const content: EntryContent = {
    kind: 'meeting',
    outcome: form.outcome,
    reason: met ? null : form.reason,
    day: form.day,
    clock: form.clock || null,
    place: met ? (form.place as Entry['place']) : null,
    place_text: met ? form.place_text : '',
    topics: met ? form.topics : [],
    note: form.note,
    media: form.media,
    visibility: form.visibility,
  };
  const at = { tandem_id: book.tandem, id: form.id, version: form.version };
  await saveEntry({ ...at, ...content });
  if (!entry && met) {
    if (Object.values(form.feelings).some((answer) => answer !== null)) await saveAnswers(at, 0, form.feelings);
    for (const step of form.steps) {
      const text = step.text.trim();
      if (!text) continue;
      const visibility: Visibility = form.visibility === 'me' && step.owner === book.me ? 'me' : 'tandem';
      await saveStep({ id: step.id, tandem_id: book.tandem, version: 0, entry_id: form.id, owner_id: step.owner, text, due_day: step.due || null, state: 'open', visibility });
    }
  }
  if (entry && met) return;
  const { planned } = book;
  const same = planned?.day === form.next_day && (planned.clock ?? '') === form.next_clock && planned.place_text === form.next_place;
  if (form.next_day && !same) {
    await savePlannedMeeting(book.tandem, book.plannedRead, { day: form.next_day, clock: form.next_clock || null, place_text: form.next_place });
  }
  if (!entry && form.help === 'yes') {
    // What nobody else may see is not named either.
    const link: MessageLink | undefined = form.visibility === 'me' ? undefined : { kind: 'entry', id: form.id, text: `${t('wb_meeting')}, ${longDay(form.day)}` };
    await say({ kind: 'contact', id: book.me }, { text: form.help_text.trim() || t('wb_help_plain'), link });
  }
}

/** The small steps of last time first: what became of them? */
function OpenSteps({ steps, book }: { steps: Step[]; book: Book }) {
  const [all, setAll] = useState(steps.length <= FEW_STEPS + 1);
  if (!steps.length) return null;
  return (
    <Section title={t('wb_last_steps')}>
      <div class="card rows gap0">
        {(all ? steps : steps.slice(0, FEW_STEPS)).map((step) => (
          <StepLine key={step.id} step={step} book={book} />
        ))}
      </div>
      {!all && (
        <div class="row">
          <Btn kind="bare" class="wb-out" onClick={() => setAll(true)}>
            {t('wb_all_steps', { n: steps.length })}
          </Btn>
        </div>
      )}
    </Section>
  );
}

function Met({ form, set, error }: Part & { error: string | undefined }) {
  return (
    <>
      <Chips
        legend={t('wb_met')}
        required
        options={choices('outcome', OUTCOMES)}
        value={form.outcome}
        onValue={(outcome) => outcome && set({ outcome })}
      />
      {form.outcome !== 'met' && (
        <Chips legend={t('wb_why')} options={choices('reason', REASONS)} value={form.reason as (typeof REASONS)[number] | null} onValue={(reason) => set({ reason })}>
          {form.reason === 'hard_time' ? (
            <Strip kind="good" icon="pause" title={t('wb_hard_time')}>
              <Btn kind="bare" class="wb-out" href="/contact-person">
                {t('wb_contact')}
              </Btn>
            </Strip>
          ) : (
            <p class="kick">{t('wb_not_met_fine')}</p>
          )}
        </Chips>
      )}
      <div class="row start">
        <Field label={t('wb_when')} type="date" value={form.day} onValue={(day) => set({ day })} max={addDays(today(), 1)} error={error} />
        <Field label={t('wb_clock')} type="time" value={form.clock} onValue={(clock) => set({ clock })} />
      </div>
    </>
  );
}

function Where({ form, set, book }: Part) {
  // The planned place was only likely: another kind of place is another place.
  const choose = (place: string | null) => set({ place, place_text: place && form.place_text !== book.planned?.place_text ? form.place_text : '' });
  const named = form.place && form.place !== 'home' && form.place !== 'phone';
  return (
    <Chips legend={t('wb_where')} options={choices('place', PLACES)} value={form.place as (typeof PLACES)[number] | null} onValue={choose}>
      {named && <Field label={t('wb_place_name')} hint={t('wb_place_hint')} value={form.place_text} onValue={(place_text) => set({ place_text })} maxLength={120} voice />}
    </Chips>
  );
}

function What({ form, set }: Part) {
  const name = useId();
  const [more, setMore] = useState(() => form.topics.some((topic) => (MORE_TOPICS as readonly string[]).includes(topic)));
  const change = (topics: string[]) => {
    const lower = isIntimate(topics) && !isIntimate(form.topics) && form.visibility === 'team';
    set({ topics, ...(lower ? { visibility: 'tandem' as const, lowered: true } : {}) });
  };
  return (
    <fieldset class="stack">
      <legend>{t('wb_about')}</legend>
      <MultiChipRow name={name} options={choices('topic', TOPICS)} values={form.topics as never[]} onValues={change} />
      {more ? (
        <MultiChipRow name={name} options={choices('topic', MORE_TOPICS)} values={form.topics as never[]} onValues={change} />
      ) : (
        <div class="row">
          <Btn kind="bare" class="wb-out" onClick={() => setMore(true)}>
            {t('wb_more_topics')}
          </Btn>
        </div>
      )}
    </fieldset>
  );
}

function Words({ form, set }: Part) {
  const intimate = form.outcome === 'met' && isIntimate(form.topics);
  return (
    <div class="stack g2">
      <Area label={t(form.outcome === 'met' ? 'wb_important' : 'wb_note_label')} value={form.note} onValue={(note) => set({ note })} maxLength={4000} />
      <HangOn media={form.media} onMedia={(change) => set({ media: change(form.media) })} />
      <small>{t('md_hint')}</small>
      <div class="row">
        <SeeButton value={form.visibility} onValue={(visibility) => set({ visibility, lowered: false })} />
      </div>
      {intimate && (form.lowered || form.visibility === 'team') && (
        <p class="kick" role="status">
          {t(form.lowered ? 'wb_lowered' : 'wb_intimate')}
        </p>
      )}
    </div>
  );
}

function Steps({ form, set, book }: Part) {
  const change = (id: string, to: Partial<NewStep>) => set({ steps: form.steps.map((step) => (step.id === id ? { ...step, ...to } : step)) });
  return (
    <div class="stack g4">
      {form.steps.map((step, i) => (
        <div class="stack" key={step.id}>
          <Field label={t(i ? 'wb_second_step' : 'wb_small_step')} placeholder={t('wb_step_placeholder')} value={step.text} onValue={(text) => change(step.id, { text })} maxLength={300} voice />
          {step.text && (
            <div class="row start wb-who">
              <Chips
                legend={t('wb_who')}
                required
                options={[
                  { value: book.me, label: t('wb_i') },
                  { value: book.partner.id, label: book.partner.display_name },
                ]}
                value={step.owner}
                onValue={(owner) => owner && change(step.id, { owner })}
              />
              <Field label={t('wb_by_when')} type="date" value={step.due} onValue={(due) => change(step.id, { due })} min={today()} />
            </div>
          )}
        </div>
      ))}
      {form.steps.length < MAX_STEPS && form.steps.at(-1)?.text && (
        <div class="row">
          <Btn kind="bare" icon="add" class="wb-out" onClick={() => set({ steps: [...form.steps, blankStep(book.partner.id)] })}>
            {t('wb_second_step')}
          </Btn>
        </div>
      )}
    </div>
  );
}

/** Private questions, folded away until somebody wants them. */
function ForMe({ form, set }: Part) {
  const [open, setOpen] = useState(() => Object.values(form.feelings).some((answer) => answer !== null));
  return (
    <Section title={t('wb_for_me')} class="card">
      {open ? (
        <PrivateQuestions value={form.feelings} onValue={(change) => set({ feelings: { ...form.feelings, ...change } })} />
      ) : (
        <>
          <p class="kick">{t('wb_for_me_more')}</p>
          <div class="row">
            <Btn onClick={() => setOpen(true)}>{t('wb_for_me_open')}</Btn>
          </div>
        </>
      )}
    </Section>
  );
}

function NextMeeting({ form, set, book, error }: Part & { error: string | undefined }) {
  const week = addDays(form.day || today(), 7);
  const { planned } = book;
  return (
    <Section title={t('wb_next')}>
      {planned?.day && planned.day >= today() && planned.day !== form.day && <p class="kick">{t('wb_next_planned', { when: plannedText(planned) })}</p>}
      {week > today() && form.next_day !== week && (
        <div class="row">
          <Btn icon="calendar" onClick={() => set({ next_day: week, next_clock: form.next_clock || form.clock })}>
            {longDay(week)}
          </Btn>
        </div>
      )}
      <div class="row start">
        <Field label={t('wb_day')} type="date" value={form.next_day} onValue={(next_day) => set({ next_day })} min={today()} error={error} />
        <Field label={t('wb_clock')} type="time" value={form.next_clock} onValue={(next_clock) => set({ next_clock })} />
      </div>
      <Field label={t('wb_where')} value={form.next_place} onValue={(next_place) => set({ next_place })} maxLength={120} voice />
    </Section>
  );
}

function Help({ form, set, book }: Part) {
  return (
    <Chips
      legend={t('wb_help')}
      options={[
        { value: 'no', label: t('no') },
        { value: 'yes', label: t('yes') },
      ]}
      value={form.help}
      onValue={(help) => set({ help })}
    >
      {form.help === 'yes' && (
        <>
          <Area label={t('wb_help_what')} value={form.help_text} onValue={(help_text) => set({ help_text })} hint={t('wb_help_empty', { words: t('wb_help_plain') })} maxLength={1000} rows={2} />
          <p class="kick">{t('wb_help_who', { name: book.partner.display_name })}</p>
        </>
      )}
    </Chips>
  );
}
