import { useId, useState } from 'preact/hooks';
import type { Step } from '../api/types';
import { addDays, longDay, t, today } from '../i18n';
import { HangOn } from '../media/hanging';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips, MultiChipRow } from '../ui/chips';
import { Area, Field } from '../ui/field';
import { SeeButton } from '../ui/see';
import { Strip } from '../ui/strip';
import type { Book } from './book';
import { blankStep, type NewStep, type Values } from './meeting-values';
import { PrivateQuestions } from './private';
import { StepLine } from './step-line';
import { choices, isIntimate, MORE_TOPICS, OUTCOMES, PLACES, plannedText, REASONS, TOPICS } from './words';

type Part = { form: Values; set: (change: Partial<Values>) => void; book: Book };

const MAX_STEPS = 2;
/** How many steps of last time stand above the question everybody comes for. */
const FEW_STEPS = 2;

/** The small steps of last time first: what became of them? */
export function OpenSteps({ steps, book }: { steps: Step[]; book: Book }) {
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

export function Met({ form, set, error }: Part & { error: string | undefined }) {
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

export function Where({ form, set, book }: Part) {
  // The planned place was only likely: another kind of place is another place.
  const choose = (place: string | null) => set({ place, place_text: place && form.place_text !== book.planned?.place_text ? form.place_text : '' });
  const named = form.place && form.place !== 'home' && form.place !== 'phone';
  return (
    <Chips legend={t('wb_where')} options={choices('place', PLACES)} value={form.place as (typeof PLACES)[number] | null} onValue={choose}>
      {named && <Field label={t('wb_place_name')} hint={t('wb_place_hint')} value={form.place_text} onValue={(place_text) => set({ place_text })} maxLength={120} voice />}
    </Chips>
  );
}

export function What({ form, set }: Part) {
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

export function Words({ form, set }: Part) {
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

export function Steps({ form, set, book }: Part) {
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
export function ForMe({ form, set }: Part) {
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

export function NextMeeting({ form, set, book, error }: Part & { error: string | undefined }) {
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

export function Help({ form, set, book }: Part) {
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
