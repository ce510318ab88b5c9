import { useState } from 'preact/hooks';
import type { Entry } from '../api/types';
import { useDraft } from '../data/draft';
import { t } from '../i18n';
import { back } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Form } from '../ui/form';
import { Skeleton } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { useBook, type Book } from './book';
import { KeptDraft, useKept } from './kept';
import { ForMe, Help, Met, NextMeeting, OpenSteps, Steps, What, Where, Words } from './meeting-parts';
import { check, valuesOf, write, type Values } from './meeting-values';
import { byDay, savedText } from './words';

const FORM = 'meeting';

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
