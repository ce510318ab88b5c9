import { useState } from 'preact/hooks';
import type { ConversationKind, Entry, Media, Visibility } from '../api/types';
import { useDraft } from '../data/draft';
import { carried } from '../data/carried';
import { newId } from '../data/id';
import { addDays, t, today } from '../i18n';
import { HangOn } from '../media/hanging';
import { back } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Area, Field } from '../ui/field';
import { Form } from '../ui/form';
import { SeeButton } from '../ui/see';
import { Skeleton } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { useBook, type Book } from './book';
import { saveEntry } from './entries';
import { KeptDraft, useKept } from './kept';
import { savedText } from './words';

type Values = { message_id: string | null; message_place: ConversationKind | null; id: string; note: string; media: Media[]; day: string; visibility: Visibility; version: number };
const FORM = 'note';

const valuesOf = (entry: Entry | undefined, from = entry ? null : carried()): Values => ({
  id: entry?.id ?? newId(),
  note: entry?.note ?? from?.text ?? '',
  message_id: entry?.message_id ?? from?.message_id ?? null,
  message_place: entry?.message_place ?? from?.message_place ?? null,
  media: entry?.media ?? [],
  day: entry?.day ?? today(),
  visibility: entry?.visibility ?? 'tandem',
  version: entry?.version ?? 0,
});

/** Something to remember without a meeting. */
export function NoteForm({ id }: { id?: string }) {
  const { book, instead } = useBook({ bare: !id });
  const title = t(id ? 'wb_note_change' : 'wb_note_new');
  const entry = id ? book?.entries.find((one) => one.id === id) : undefined;
  if (!book || (id && (entry?.kind !== 'note' || entry.author_id !== book.me))) {
    return (
      <Screen title={title} up="/workbook">
        {instead ?? <p>{t('wb_gone')}</p>}
      </Screen>
    );
  }
  return <Filled key={id ?? 'new'} book={book} entry={entry} title={title} />;
}

function Filled({ book, entry, title }: { book: Book; entry: Entry | undefined; title: string }) {
  const [initial] = useState(() => valuesOf(entry));
  const draft = useDraft<Values>(entry ? `note:${entry.id}` : `note:new:${book.tandem}`, initial);
  const kept = useKept(draft, initial);
  const [wrong, setWrong] = useState<{ note?: string; day?: string }>({});
  const { value: form, set } = draft;

  const save = async () => {
    const faults = {
      ...(form.note.trim() || form.media.length ? {} : { note: t('field_required') }),
      ...(!form.day ? { day: t('field_required') } : form.day > addDays(today(), 1) ? { day: t('wb_day_ahead') } : {}),
    };
    setWrong(faults);
    if (faults.note || faults.day) return;
    const nothing = { kind: 'note' as const, outcome: null, reason: null, clock: null, place: null, place_text: '', topics: [] };
    await saveEntry({ ...nothing, ...entry, ...form, tandem_id: book.tandem });
    await draft.clear();
    toast(savedText(form.visibility));
    back('/workbook');
  };

  return (
    <Screen
      title={title}
      up={entry ? `/entry/${entry.id}` : '/workbook'}
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
          <div class="stack g2">
            <Area label={t('wb_note_label')} value={form.note} onValue={(note) => set({ note })} rows={6} maxLength={4000} error={wrong.note} />
            <HangOn media={form.media} onMedia={(change) => set({ media: change(form.media) })} />
            <small>{t('md_hint')}</small>
            <div class="row">
              <SeeButton value={form.visibility} onValue={(visibility) => set({ visibility })} />
            </div>
          </div>
          <Field label={t('wb_note_day')} type="date" value={form.day} onValue={(day) => set({ day })} max={addDays(today(), 1)} error={wrong.day} />
        </Form>
      )}
    </Screen>
  );
}
