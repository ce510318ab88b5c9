import { useState } from 'preact/hooks';
import { del, put } from '../api/client';
import type { Items } from '../api/types';
import { newId } from '../data/id';
import { useRead } from '../data/read';
import { allLanguages, byName, isLang, LANGUAGES, t, today, type Lang } from '../i18n';
import { Screen } from '../screen';
import { FormSheet, fieldError, Trouble, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips, MultiChips } from '../ui/chips';
import { confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { PdfBtn } from '../ui/pdf';
import { Row, Rows } from '../ui/rows';
import { Sheet } from '../ui/sheet';
import { Reading } from '../ui/skeleton';
import { Tick } from '../ui/tick';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';
import { allows, kindName, KINDS, standing, type Kind } from './team-words';
import type { Declaration, DeclarationBase, Standing } from './types';

/** What a version can be read in; as long as that is not known, everything. */
function useLanguagesOf(id: string): Lang[] {
  return useRead<Declaration>(`/declarations/${id}`).data?.texts.map(({ language }) => language) ?? allLanguages;
}

/** Who of a cohort has signed what, and how; for the coaches. */
export function TeamDeclarations({ id }: { id: string }) {
  const read = useRead<Items<Standing>>(`/cohorts/${id}/declarations`);
  const versions = useRead<Items<DeclarationBase>>('/declarations');
  const numbers = versions.data?.items ?? [];
  const newest = numbers[0];
  const [open, setOpen] = useState<string | null>(null);
  const chosen = read.data?.items.find(({ person_id }) => person_id === open);
  return (
    <Screen title={t('ct_title')} up={`/cohorts/${id}`} plain>
      <p>{t('ct_text')}</p>
      <Reading read={read}>
        {({ items }) => {
          if (items.length === 0) return <Empty title={t('ct_none')}>{t('ct_none_text')}</Empty>;
          const inOrder = items.toSorted(byName);
          const here = inOrder.filter(({ left_day }) => !left_day);
          return [
            { title: t('ct_waiting'), own: here.filter(({ state }) => state !== 'signed') },
            { title: t('ct_signed'), own: here.filter(({ state }) => state === 'signed') },
            { title: t('ct_left'), own: inOrder.filter(({ left_day }) => left_day) },
          ]
            .filter(({ own }) => own.length > 0)
            .map(({ title, own }) => (
              <Section key={title} title={title}>
                <Rows>
                  {own.map((person) => (
                    <Row
                      key={person.person_id}
                      start={<Who name={person.display_name} side="me" />}
                      small={[standing(person), allows(person)].filter(Boolean).join(' · ')}
                      onClick={() => setOpen(person.person_id)}
                    >
                      <bdi>{person.display_name}</bdi>
                    </Row>
                  ))}
                </Rows>
              </Section>
            ));
        }}
      </Reading>
      {newest && <Print newest={newest} />}
      {chosen && newest && <PersonSheet key={chosen.person_id} cohort={id} person={chosen} versions={numbers} onClose={() => setOpen(null)} />}
    </Screen>
  );
}

/** A sheet of paper for whoever does not want to sign on a phone. */
function Print({ newest: { id, number } }: { newest: DeclarationBase }) {
  return (
    <Section title={t('ct_print')}>
      <p>{t('ct_print_text', { n: number })}</p>
      <div class="row">
        {useLanguagesOf(id).map((language) => (
          <PdfBtn key={language} path={`/declarations/${id}/paper?language=${language}`} name={`${t('ct_print')} (${language})`}>
            {LANGUAGES[language]}
          </PdfBtn>
        ))}
      </div>
    </Section>
  );
}

type SheetProps = { cohort: string; person: Standing; versions: DeclarationBase[]; onClose: () => void };

function PersonSheet({ cohort, person, versions, onClose }: SheetProps) {
  const [view, setView] = useState<'paper' | 'withdrawal' | null>(null);
  const work = useWork();
  const { signature } = person;
  const forget = async () => {
    if (!signature || !(await confirm({ title: t('ct_forget_title'), text: t('ct_forget_text'), yes: t('ct_forget_yes') }))) return;
    if (!(await work.run(() => del(`/cohorts/${cohort}/paper-signatures/${signature.id}`)))) return;
    toast(t('ct_forgotten'));
    onClose();
  };
  if (view === 'paper') return <PaperForm cohort={cohort} person={person} versions={versions} onClose={onClose} />;
  if (view === 'withdrawal') return <WithdrawalForm cohort={cohort} person={person} versions={versions} onClose={onClose} />;
  return (
    <Sheet title={person.display_name} onClose={onClose}>
      {signature?.name && <Voice text={signature.name} />}
      <p>{standing(person)}</p>
      {signature && isLang(signature.language) && <p class="kick">{t('ct_read_in', { language: LANGUAGES[signature.language] })}</p>}
      <p>{allows(person) || t('ct_allows_nothing')}</p>
      <Trouble work={work} typed={false} />
      {person.state !== 'signed' && (
        <Btn icon="pen" onClick={() => setView('paper')}>
          {t('ct_paper')}
        </Btn>
      )}
      {(signature || person.consents.length > 0) && <Btn onClick={() => setView('withdrawal')}>{t('ct_withdraw')}</Btn>}
      {signature?.way === 'paper' && (
        <div class="row">
          <Btn kind="bare" onClick={forget}>
            {t('ct_forget')}
          </Btn>
        </div>
      )}
    </Sheet>
  );
}

function PaperForm({ cohort, person, versions, onClose }: SheetProps) {
  const [version, setVersion] = useState(versions[0]?.id ?? '');
  const [id] = useState(newId);
  const [day, setDay] = useState(today());
  const languages = useLanguagesOf(version);
  const [chosen, setChosen] = useState<Lang>('de');
  const language = languages.includes(chosen) ? chosen : 'de';
  const [consents, setConsents] = useState<Kind[]>([]);
  const work = useWork();
  const save = async () => {
    const body = { person_id: person.person_id, declaration_id: version, language, day, consents };
    if (!(await work.run(() => put(`/cohorts/${cohort}/paper-signatures/${id}`, body)))) return;
    toast(t('ct_paper_saved'));
    onClose();
  };
  return (
    <FormSheet title={t('ct_paper')} save="ct_paper_save" work={work} onSave={save} onClose={onClose}>
      <p>
        <b>
          <bdi>{person.display_name}</bdi>
        </b>
      </p>
      <p class="kick">{t('ct_paper_text')}</p>
      {/* What is noted today may have been signed before the newest one was published. */}
      {versions.length > 1 && (
        <Chips
          required
          legend={t('ct_paper_version')}
          value={version}
          onValue={(next) => next && setVersion(next)}
          options={versions.map(({ id: value, number }) => ({ value, label: t('ct_version', { n: number }) }))}
        />
      )}
      <Field type="date" label={t('ct_paper_day')} value={day} max={today()} onValue={setDay} error={fieldError(work, '/day', day)} />
      <Chips required legend={t('ct_paper_language')} value={language} onValue={(next) => next && setChosen(next)} options={languages.map((value) => ({ value, label: LANGUAGES[value] }))} />
      <MultiChips legend={t('ct_paper_ticked')} values={consents} onValues={setConsents} options={KINDS.map((value) => ({ value, label: kindName(value) }))} />
    </FormSheet>
  );
}

function WithdrawalForm({ cohort, person, onClose }: SheetProps) {
  const [what, setWhat] = useState<Kind | 'all' | null>(null);
  const work = useWork();
  const save = async () => {
    if (!what || !(await work.run(() => put(`/cohorts/${cohort}/withdrawals/${person.person_id}`, { what })))) return;
    toast(t('ct_withdrawn'));
    onClose();
  };
  return (
    <FormSheet title={t('ct_withdraw')} save="ct_paper_save" work={work} onSave={save} onClose={onClose}>
      <p>{t('ct_withdraw_text')}</p>
      <fieldset class="stack">
        <legend>{t('ct_withdraw_what')}</legend>
        <Tick radio name="what" checked={what === 'all'} onChecked={() => setWhat('all')}>
          {t('ct_withdraw_all')}
        </Tick>
        {person.consents.map(({ kind }) => (
          <Tick key={kind} radio name="what" checked={what === kind} onChecked={() => setWhat(kind)}>
            {kindName(kind)}
          </Tick>
        ))}
      </fieldset>
    </FormSheet>
  );
}
