import { useState } from 'preact/hooks';
import { del, put } from '../api/client';
import type { Items } from '../api/types';
import { useDraft } from '../data/draft';
import { newId } from '../data/id';
import { useRead } from '../data/read';
import { allLanguages, lang, LANGUAGES, list, t, type Lang } from '../i18n';
import { Screen } from '../screen';
import { FormSheet, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Card } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { Area, Field, Select } from '../ui/field';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { CARDS, shownOn, type OfficeCard } from './own-cards';

type Words = { title: string; text: string };
type Texts = Partial<Record<Lang, Words>>;
const NOTHING: Words = { title: '', text: '' };

/** The office's own cards on how it decides, in every language that somebody has written. */
export function TeamCards() {
  const read = useRead<Items<OfficeCard>>(CARDS);
  const [open, setOpen] = useState<OfficeCard | null>(null);
  const fresh = (): OfficeCard => ({ id: newId(), texts: [], version: 0 });
  return (
    <Screen
      title={t('office_cards')}
      up="/more"
      plain
      action={
        <Btn kind="main" icon="add" onClick={() => setOpen(fresh())}>
          {t('office_card_new')}
        </Btn>
      }
    >
      <p>{t('office_cards_team_text')}</p>
      <Reading read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('office_cards_none')} />
          ) : (
            items.map((card) => (
              <Card key={card.id} title={shownOn(card)?.title ?? ''}>
                <p dir="auto">{shownOn(card)?.text}</p>
                <p class="kick">{list(card.texts.map(({ language }) => LANGUAGES[language]))}</p>
                <div class="row">
                  <Btn onClick={() => setOpen(card)}>{t('change')}</Btn>
                </div>
              </Card>
            ))
          )
        }
      </Reading>
      {open && <Editor key={`${open.id}:${open.version}`} card={open} onChange={setOpen} onDone={read.refresh} onClose={() => setOpen(null)} />}
    </Screen>
  );
}

type EditorProps = { card: OfficeCard; onChange: (card: OfficeCard) => void; onDone: () => Promise<void>; onClose: () => void };

function Editor({ card, onChange, onDone, onClose }: EditorProps) {
  const work = useWork();
  const before = Object.fromEntries(card.texts.map(({ language, title, text }) => [language, { title, text }])) as Texts;
  const draft = useDraft<{ texts: Texts }>(`office-card:${card.version ? `${card.id}:${card.version}` : 'new'}`, { texts: before });
  const [language, setLanguage] = useState<Lang>(before[lang.peek()] ? lang.peek() : 'de');
  const [tried, setTried] = useState(false);
  const { texts } = draft.value;
  const words = texts[language] ?? NOTHING;
  const write = (change: Partial<Words>) => draft.set({ texts: { ...texts, [language]: { ...words, ...change } } });
  const over = async () => {
    await draft.clear();
    await onDone();
    onClose();
  };

  const save = async (version = card.version) => {
    const written = allLanguages.flatMap((code) => {
      const { title, text } = texts[code] ?? NOTHING;
      return title.trim() || text.trim() ? [{ language: code, title: title.trim(), text: text.trim() }] : [];
    });
    setTried(true);
    const gap = written.find(({ title, text }) => !title || !text)?.language ?? (written.some((one) => one.language === 'de') ? null : 'de');
    if (gap) return setLanguage(gap);
    if (!(await work.run(() => put(`${CARDS}/${card.id}`, { texts: written }, version || null)))) return;
    await over();
    toast(t('saved'));
  };
  const remove = async () => {
    if (!(await confirm({ title: t('office_card_remove'), yes: t('office_card_remove') }))) return;
    if (await work.run(() => del(`${CARDS}/${card.id}`))) await over();
  };
  const missing = (value: string) => (tried && !value.trim() && (language === 'de' || words.title.trim() || words.text.trim()) ? t('field_required') : undefined);
  return (
    <FormSheet
      title={t('office_card_new')}
      work={work}
      onSave={() => save()}
      onClose={onClose}
      onMine={((current: OfficeCard) => save(current.version)) as never}
      onTheirs={((current: OfficeCard) => void draft.clear().then(() => onChange({ ...current }))) as never}
    >
      <Select
        label={t('office_card_language')}
        hint={t('office_card_german')}
        value={language}
        onValue={(code) => setLanguage(code as Lang)}
        options={allLanguages.map((code) => ({ value: code, label: texts[code]?.title ? `${LANGUAGES[code]} ✓` : LANGUAGES[code] }))}
      />
      <Field label={t('office_card_title')} value={words.title} maxLength={80} onValue={(title) => write({ title })} error={missing(words.title)} />
      <Area voice={false} label={t('office_card_says')} hint={t('office_card_says_hint')} value={words.text} rows={5} maxLength={600} onValue={(text) => write({ text })} error={missing(words.text)} />
      {card.version > 0 && (
        <Btn kind="bare" onClick={remove}>
          {t('office_card_remove')}
        </Btn>
      )}
    </FormSheet>
  );
}
