import { useState } from 'preact/hooks';
import { put } from '../api/client';
import type { Items } from '../api/types';
import { newId } from '../data/id';
import { useDraft } from '../data/draft';
import { useRead } from '../data/read';
import { allLanguages, dayOf, direction, LANGUAGES, list, longDay, t, type Lang } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { fieldError, Form, Trouble, useWork } from '../staff/work';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Area } from '../ui/field';
import { PdfBtn } from '../ui/pdf';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Tabs } from '../ui/tabs';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { DeclarationBody, textIn } from './text';
import type { Declaration, DeclarationBase, DeclarationText } from './types';

const LIST = '/settings/declarations';

/** All versions of the declaration; for administrators. */
export function TeamVersions() {
  const read = useRead<Items<DeclarationBase>>('/declarations');
  return (
    <Screen
      title={t('ct_versions')}
      up="/settings"
      plain
      action={
        <Btn kind="main" icon="add" href={`${LIST}/new`}>
          {t('ct_new')}
        </Btn>
      }
    >
      <p>{t('ct_versions_text')}</p>
      <Reading read={read}>
        {({ items }) => (
          <Rows>
            {items.map(({ id, number, published_at, asks_again }, i) => (
              <Row
                key={id}
                href={`${LIST}/${id}`}
                small={[t('ct_version_day', { day: longDay(dayOf(published_at)) }), !asks_again && t('ct_version_quiet')].filter(Boolean).join(' · ')}
                end={i === 0 ? <Badge kind="good">{t('ct_version_now')}</Badge> : undefined}
              >
                {t('ct_version', { n: number })}
              </Row>
            ))}
          </Rows>
        )}
      </Reading>
    </Screen>
  );
}

/** One version, in each of its languages. */
export function TeamVersion({ id }: { id: string }) {
  const read = useRead<Declaration>(`/declarations/${id}`);
  const [chosen, setChosen] = useState<Lang>('de');
  return (
    <Screen title={read.data ? t('ct_version', { n: read.data.number }) : t('ct_versions')} up={LIST} plain>
      <Reading read={read}>
        {({ texts, published_at }) => (
          <>
            <p class="kick">{t('ct_version_day', { day: longDay(dayOf(published_at)) })}</p>
            <Tabs label={t('lang_legend')} value={chosen} options={texts.map(({ language }) => ({ value: language, label: LANGUAGES[language] }))} onValue={setChosen} />
            {textIn(texts, chosen).changes && <p>{textIn(texts, chosen).changes}</p>}
            <DeclarationBody text={textIn(texts, chosen)} />
            <div class="row">
              <PdfBtn path={`/declarations/${id}/paper?language=${chosen}`} name={t('ct_versions')}>
                {t('ct_pdf_in', { language: LANGUAGES[chosen] })}
              </PdfBtn>
            </div>
          </>
        )}
      </Reading>
    </Screen>
  );
}

/** A new version begins with the words of the newest one. */
export function NewVersion() {
  const versions = useRead<Items<DeclarationBase>>('/declarations');
  const newest = versions.data?.items[0];
  const read = useRead<Declaration>(newest ? `/declarations/${newest.id}` : null);
  return (
    <Screen title={t('ct_new')} up={LIST} plain>
      <Reading read={versions}>{() => <Reading read={read}>{(declaration) => <VersionForm key={declaration.id} newest={declaration} />}</Reading>}</Reading>
    </Screen>
  );
}

type Wish = { id: string; asks_again: boolean; keeps_old?: boolean; bodies: Partial<Record<Lang, string>>; changes: Partial<Record<Lang, string>> };

function VersionForm({ newest }: { newest: Declaration }) {
  const draft = useDraft<Wish>(`declaration:${newest.number}`, {
    id: newId(),
    asks_again: true,
    bodies: Object.fromEntries(newest.texts.map(({ language, body }) => [language, body])),
    changes: {},
  });
  const { id, asks_again, keeps_old = false, bodies, changes } = draft.value;
  const [language, setLanguage] = useState<Lang>('de');
  const work = useWork();
  // People sign what they have read: words that were translated from another German text are left out unless somebody says that they still fit.
  const unchanged = (each: Lang) => bodies[each]?.trim() === newest.texts.find((text) => text.language === each)?.body;
  const old = unchanged('de') ? [] : allLanguages.filter((each) => bodies[each]?.trim() && unchanged(each));
  const told = allLanguages.filter((each) => bodies[each]?.trim() && (keeps_old || !old.includes(each)));
  const texts: DeclarationText[] = told.map((each) => ({ language: each, body: bodies[each] ?? '', changes: changes[each] ?? '' }));
  const shown = texts.find((text) => text.language === language);
  const publish = async (based = newest.number) => {
    if (!(await confirm({ title: t('ct_publish_title', { n: based + 1 }), text: t('ct_publish_text'), yes: t('ct_publish') }))) return;
    if (!(await work.run(() => put<Declaration>(`/declarations/${id}`, { asks_again, texts }, based)))) return;
    await draft.clear();
    toast(t('ct_published'));
    go(LIST, { replace: true });
  };
  if (!draft.ready) return null;
  return (
    <Form onSave={() => publish()}>
      <p class="kick">{t('ct_new_text')}</p>
      <Tabs label={t('lang_legend')} value={language} options={allLanguages.map((value) => ({ value, label: LANGUAGES[value] }))} onValue={setLanguage} />
      <div class="declaration-area stack g5" key={language} dir={direction(language)}>
        <Area
          voice={false}
          rows={14}
          maxLength={20000}
          label={t('ct_body', { language: LANGUAGES[language] })}
          hint={language === 'de' ? undefined : t('ct_body_empty')}
          value={bodies[language] ?? ''}
          onValue={(body) => draft.set({ bodies: { ...bodies, [language]: body } })}
          error={fieldError(work, '/texts', bodies.de)}
        />
        <Area voice={false} rows={2} maxLength={600} label={t('ct_changes')} value={changes[language] ?? ''} onValue={(text) => draft.set({ changes: { ...changes, [language]: text } })} />
      </div>
      {old.length > 0 && (
        <Strip kind="wait" title={t('ct_old_words', { languages: list(old.map((each) => LANGUAGES[each])) })}>
          <Tick checked={keeps_old} onChecked={(yes) => draft.set({ keeps_old: yes })}>
            {t('ct_old_words_keep')}
            <br />
            <small>{t('ct_old_words_more')}</small>
          </Tick>
        </Strip>
      )}
      <Tick checked={asks_again} onChecked={(yes) => draft.set({ asks_again: yes })}>
        {t('ct_asks_again')}
        <br />
        <small>{t('ct_asks_again_text')}</small>
      </Tick>
      <Trouble work={work} onMine={(current: DeclarationBase) => void publish(current.number)} onTheirs={() => go(LIST)} />
      <Btn kind="main" submit>
        {t('ct_publish')}
      </Btn>
      {shown && (
        <Section title={t('ct_preview')}>
          <DeclarationBody text={shown} />
        </Section>
      )}
    </Form>
  );
}
