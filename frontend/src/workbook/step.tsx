import { useState } from 'preact/hooks';
import type { Step } from '../api/types';
import { useDraft } from '../data/draft';
import { carried } from '../data/carried';
import { newId } from '../data/id';
import { loadTexts, t, today } from '../i18n';
import { back, place } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Chips } from '../ui/chips';
import { confirm } from '../ui/confirm';
import { Area, Field } from '../ui/field';
import { Form } from '../ui/form';
import { later } from '../ui/later';
import { See, SeeButton } from '../ui/see';
import { Skeleton } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { useBook, type Book } from './book';
import { Trouble } from './conflict';
import { FromMessage } from './from-message';
import { KeptDraft, useKept } from './kept';
import { choices, savedText, seenText, STEP_STATES } from './words';
import { deleteStep, saveStep, stepEntity, type StepContent } from './writes';

const ShareButton = later(async () => (await Promise.all([import('../messages/share'), loadTexts('messages')]))[0].ShareButton, true);

type Values = StepContent & { id: string; version: number };
const FORM = 'step';

const valuesOf = (book: Book, step: Step | undefined, from = step ? null : carried()): Values => ({
  id: step?.id ?? newId(),
  owner_id: step?.owner_id ?? book.me,
  text: step?.text ?? from?.text.slice(0, 300) ?? '',
  message_id: step?.message_id ?? from?.message_id ?? null,
  message_place: step?.message_place ?? from?.message_place ?? null,
  due_day: step?.due_day ?? null,
  state: step?.state ?? 'open',
  visibility: step?.visibility ?? 'tandem',
  entry_id: step ? step.entry_id : place.value.query.get('entry'),
  version: step?.version ?? 0,
});

/** A small step: who does what, until when. */
export function StepForm({ id }: { id?: string }) {
  const { book, instead } = useBook({ bare: !id });
  const title = t(id ? 'wb_step_change' : 'wb_step_new');
  const step = id ? book?.steps.find((one) => one.id === id) : undefined;
  if (!book || (id && !step)) {
    return (
      <Screen title={title} up="/workbook?view=steps">
        {instead ?? <p>{t('wb_gone')}</p>}
      </Screen>
    );
  }
  return <Filled key={id ?? 'new'} book={book} step={step} title={title} />;
}

function Filled({ book, step, title }: { book: Book; step: Step | undefined; title: string }) {
  const [initial] = useState(() => valuesOf(book, step));
  const draft = useDraft<Values>(step ? `step:${step.id}` : `step:new:${book.tandem}`, initial);
  const kept = useKept(draft, initial);
  const [missing, setMissing] = useState(false);
  const { value: form, set } = draft;
  const written = !step || step.created_by === book.me;
  const mine = form.owner_id === book.me;

  const save = async () => {
    const text = form.text.trim();
    setMissing(!text);
    if (!text) return;
    await saveStep({ ...form, tandem_id: book.tandem }, { text });
    await draft.clear();
    toast(savedText(form.visibility));
    back('/workbook?view=steps');
  };
  const remove = async () => {
    if (!step || !(await confirm({ title: t('wb_step_delete_title'), text: t('wb_delete_text'), yes: t('delete') }))) return;
    await deleteStep(step);
    await draft.clear();
    toast(t('wb_deleted'));
    back('/workbook?view=steps');
  };

  return (
    <Screen
      title={title}
      up="/workbook?view=steps"
      action={
        <Btn kind="main" submit form={FORM}>
          {t('save')}
        </Btn>
      }
    >
      {step && <Trouble entity={stepEntity(step.id)} />}
      {!draft.ready ? (
        <Skeleton />
      ) : (
        <Form id={FORM} onSubmit={save}>
          {kept.yes && <KeptDraft kept={kept} />}
          <Chips
            legend={t('wb_who')}
            required
            options={[
              { value: book.me, label: t('wb_i') },
              { value: book.partner.id, label: book.partner.display_name },
            ]}
            value={form.owner_id}
            // A step for the other cannot be hidden from the other.
            onValue={(owner_id) => owner_id && set({ owner_id, ...(owner_id !== book.me && form.visibility === 'me' ? { visibility: 'tandem' as const } : {}) })}
          />
          <div class="stack g2">
            <Area label={t('wb_step_what')} value={form.text} onValue={(text) => set({ text })} rows={2} maxLength={300} error={missing && !form.text.trim() ? t('field_required') : undefined} />
            <div class="row">
              {written ? (
                <SeeButton value={form.visibility} onValue={(visibility) => set({ visibility })} options={mine ? ['me', 'tandem', 'team'] : ['tandem', 'team']} />
              ) : (
                <See value={form.visibility} />
              )}
            </div>
            {step?.team_seen_at && <p class="kick">{seenText(step.team_seen_at)}</p>}
          </div>
          <Field label={t('wb_by_when')} hint={t('wb_may_be_empty_one')} type="date" value={form.due_day ?? ''} onValue={(day) => set({ due_day: day || null })} {...(step ? {} : { min: today() })} />
          {step && (
            <Chips legend={t('wb_step_became')} required options={choices('state', STEP_STATES)} value={form.state} onValue={(state) => state && set({ state })} />
          )}
          {step && (
            <div class="row">
              {step.visibility !== 'me' && <ShareButton link={{ kind: 'step', id: step.id, text: step.text }} />}
              {step.message_id && <FromMessage thing={step} tandem={step.tandem_id} author={step.created_by} />}
            </div>
          )}
          {step && written && (
            <div class="row center">
              <Btn kind="bare" icon="trash" onClick={remove}>
                {t('wb_step_delete')}
              </Btn>
            </div>
          )}
        </Form>
      )}
    </Screen>
  );
}
