import { useEffect, useState } from 'preact/hooks';
import { me } from '../api/session';
import { use } from '../data/db';
import { useRead } from '../data/read';
import { dayAndMonth, t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { Pick } from '../ui/pick';
import { Row, Rows } from '../ui/rows';
import { SeenBy } from '../ui/seen-by';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { Answers, Source } from './answers';
import { seriesOf } from './change';
import { findSet, occasionName, say, useSets, type MySheets, type OwnSheet, type QuestionSet, type ToFill } from './sets';
import { deleteSheet, draftOf, letSheet, overlaySheets, SHEETS, stateOf } from './writes';
import './questionnaire.css';

/** What lies here: nobody is asked to fill anything in, it is only possible. */
export function Sheets() {
  const read = useRead<MySheets>(SHEETS);
  const sets = useSets();
  return (
    <Screen title={t('qn_title')} up="/more">
      <p>{t('qn_intro')}</p>
      <Reading read={read}>{(data) => <Reading read={sets}>{({ items }) => <List mine={overlaySheets(data, me.value?.id ?? '')} sets={items} />}</Reading>}</Reading>
    </Screen>
  );
}

function List({ mine, sets }: { mine: MySheets; sets: QuestionSet[] }) {
  const comparable = sets.some((set) => set.kind !== 'partner' && set.kind !== 'interview' && seriesOf(mine.sheets, set.key).length > 1);
  return (
    <>
      <Section title={t('qn_now')}>
        {mine.open.length === 0 ? (
          <p class="kick">{t('qn_now_none')}</p>
        ) : (
          <Rows>
            {mine.open.map((open) => (
              <OpenRow key={open.set + open.occasion} open={open} set={findSet(sets, open.set, open.set_version)} />
            ))}
          </Rows>
        )}
      </Section>
      <Section title={t('qn_mine')}>
        {mine.sheets.length === 0 ? (
          <Empty title={t('qn_mine_none')} />
        ) : (
          <Rows>
            {mine.sheets.map((sheet) => (
              <SheetRow key={sheet.id} sheet={sheet} set={findSet(sets, sheet.set, sheet.set_version)} />
            ))}
          </Rows>
        )}
      </Section>
      {(comparable || mine.about_me.length > 0 || mine.interview) && (
        <Rows>
          {comparable && (
            <Row icon="seam" href="/sheets/change">
              {t('qn_change')}
            </Row>
          )}
          {mine.about_me.length > 0 && (
            <Row icon="people" href="/sheets/both" small={t('qn_both_more')}>
              {t('qn_both')}
            </Row>
          )}
          {mine.interview && (
            <Row icon="message" href="/interview" small={t('qn_interview_more')}>
              {t('qn_interview')}
            </Row>
          )}
        </Rows>
      )}
    </>
  );
}

const titleOf = (set: QuestionSet | undefined, about: string) => (set?.kind === 'partner' ? (about ? t('qn_about', { name: about }) : t('qn_about_partner')) : set ? say(set, set.title) : t('qn_title'));

const nameOf = ({ occasion }: OwnSheet, set: QuestionSet | undefined) => t('qn_of_occasion', { sheet: titleOf(set, ''), occasion: occasionName(occasion) });

function OpenRow({ open, set }: { open: ToFill; set: QuestionSet | undefined }) {
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    use((database) => database.get('drafts', draftOf(open.set, open.occasion, open.about_id))).then(
      (kept) => setBegun(!!kept),
      () => {},
    );
  }, [open.set, open.occasion, open.about_id]);
  return (
    <Row icon="pen" href={`/sheets/fill/${open.set}/${open.occasion}`} small={begun ? t('qn_go_on') : occasionName(open.occasion)}>
      {titleOf(set, open.about_name)}
    </Row>
  );
}

function SheetRow({ sheet, set }: { sheet: OwnSheet; set: QuestionSet | undefined }) {
  const state = stateOf(`sheet:${sheet.id}`);
  const seen = set?.kind === 'partner' ? t('qn_release_two') : t(`qn_release_${sheet.release}`);
  return (
    <Row icon="check" href={`/sheets/${sheet.id}`} small={`${dayAndMonth(sheet.finished_day)} · ${seen}`} {...(state ? { end: <SentBadge state={state} /> } : {})}>
      {nameOf(sheet, set)}
    </Row>
  );
}

/** One finished sheet: what was said, and who may read it. */
export function SheetScreen({ id }: { id: string }) {
  const read = useRead<MySheets>(SHEETS);
  const sets = useSets();
  const sheet = read.data && overlaySheets(read.data, me.value?.id ?? '').sheets.find((one) => one.id === id);
  const set = sheet && findSet(sets.data?.items, sheet.set, sheet.set_version);
  return (
    <Screen title={titleOf(set, '')} {...(sheet ? { kick: `${occasionName(sheet.occasion)} · ${dayAndMonth(sheet.finished_day)}` } : {})} up="/sheets">
      <Reading read={read}>{() => <Reading read={sets}>{() => (sheet && set ? <Finished sheet={sheet} set={set} /> : <p>{t('not_found_text')}</p>)}</Reading>}</Reading>
    </Screen>
  );
}

const RELEASES = ['none', 'counted', 'shown'] as const;

function Finished({ sheet, set }: { sheet: OwnSheet; set: QuestionSet }) {
  const partner = set.kind === 'partner';
  const state = stateOf(`sheet:${sheet.id}`);
  const name = nameOf(sheet, set);
  const remove = async () => {
    if (!(await confirm({ title: t('qn_delete_title'), text: t('qn_delete_text'), yes: t('qn_delete') }))) return;
    await deleteSheet(sheet, name);
    toast(t('qn_deleted'));
    go('/sheets', { replace: true });
  };
  const release = async (value: OwnSheet['release']) => {
    await letSheet(sheet, value);
    toast(t('qn_released_toast'));
  };
  const open = RELEASES.filter((value) => value !== 'shown' || sheet.may_show || sheet.release === 'shown');
  return (
    <>
      <Source set={set} />
      <Answers set={set} answers={sheet.answers} />
      {partner ? (
        <div class="stack g2">
          <SeenBy partner>{t('qn_release_two')}</SeenBy>
          <p class="kick">{t(sheet.opened ? 'qn_between' : 'qn_waits')}</p>
        </div>
      ) : (
        <Section title={t('qn_release_title')}>
          <Pick
            label={t('qn_release_title')}
            value={sheet.release}
            onValue={(value) => void release(value)}
            options={open.map((value) => ({
              value,
              label: (
                <span class="stack tight">
                  <b>{t(`qn_release_${value}`)}</b>
                  <small>{t(`qn_release_${value}_more`)}</small>
                </span>
              ),
            }))}
          />
          {open.length < RELEASES.length && <p class="kick">{t('qn_counted_closed')}</p>}
        </Section>
      )}
      <div class="row apart">
        {!(partner && sheet.opened) && (
          <Btn kind="bare" onClick={remove}>
            {t('qn_delete')}
          </Btn>
        )}
        <SentBadge state={state} />
      </div>
    </>
  );
}
