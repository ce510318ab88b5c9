import { useState } from 'preact/hooks';
import { put } from '../api/client';
import type { GroupValueWire, MemberSheetsWire } from '../api/types.gen';
import type { Cohort, Items } from '../api/types';
import { useDraft } from '../data/draft';
import { useRead } from '../data/read';
import { byName, dayAndMonth, direction, LANGUAGES, t, type Lang } from '../i18n';
import type { ShownProfile } from '../profile/words';
import { go } from '../router';
import { Screen } from '../screen';
import { Form, Trouble, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips } from '../ui/chips';
import { Empty } from '../ui/empty';
import { Row, Rows } from '../ui/rows';
import { SeenBy } from '../ui/seen-by';
import { Reading } from '../ui/skeleton';
import { Tabs } from '../ui/tabs';
import { toast } from '../ui/toast';
import { Who } from '../ui/who';
import { Source } from './answers';
import { TalkFields } from './interview';
import { findSet, newestOf, OCCASIONS, occasionName, say, shortWords, useSets, type PersonSheets, type QuestionSet, type Sheet } from './sets';
import { OpenedSheets, ProfileShown, TalkShown } from './shown';
import { bare, type Given } from './writes';
import './questionnaire.css';

type Member = MemberSheetsWire;
const pathOf = (cohort: string) => `/cohorts/${cohort}/profiles`;

/** Everybody who takes part, with what there is of their own words. */
export function TeamProfiles({ id }: { id: string }) {
  const cohort = useRead<Cohort>(`/cohorts/${id}`).data;
  const read = useRead<Items<Member>>(`/cohorts/${id}/sheets`);
  return (
    <Screen title={t('tp_title')} {...(cohort ? { kick: <bdi>{cohort.name}</bdi> } : {})} up={`/cohorts/${id}`}>
      <p>{t('tp_text')}</p>
      <Reading read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('tp_none')} />
          ) : (
            <>
              <Rows>
                {items.toSorted(byName).map((member) => (
                  <Row key={member.person_id} start={<Who name={member.display_name} />} href={`${pathOf(id)}/${member.person_id}`} small={stateOf(member)}>
                    <bdi>{member.display_name}</bdi>
                  </Row>
                ))}
              </Rows>
              <Rows>
                <Row icon="seam" href={`/cohorts/${id}/group-values`} small={t('tp_group_more')}>
                  {t('tp_group')}
                </Row>
              </Rows>
            </>
          )
        }
      </Reading>
    </Screen>
  );
}

function stateOf({ interview_day, shown_day }: Member): string {
  const talk = interview_day ? t('tp_state_interview', { day: dayAndMonth(interview_day) }) : t('tp_state_no_interview');
  return shown_day ? `${talk} · ${t('tp_state_shown')}` : talk;
}

/** One participant's own words: cards, first talk, and what was opened. */
export function TeamPersonWords({ id, person }: { id: string; person: string }) {
  const sheets = useRead<PersonSheets>(`/cohorts/${id}/sheets/${person}`);
  const profiles = useRead<Items<ShownProfile>>(pathOf(id));
  const sets = useSets();
  const profile = profiles.data?.items.find(({ person_id }) => person_id === person);
  const name = sheets.data?.display_name ?? profile?.display_name ?? '';
  return (
    <Screen title={name || t('tp_title')} up={pathOf(id)} two>
      <Reading read={sheets}>
        {(data) => (
          <Reading read={sets}>
            {({ items }) => (
              <>
                <div class="stack g5">
                  <Section title={t('tp_profile')}>
                    <Reading read={profiles}>{() => (profile ? <ProfileShown profile={profile} /> : null)}</Reading>
                  </Section>
                </div>
                <div class="stack g5">
                  <Section title={t('tp_interview')}>
                    <TalkShown sheets={data} sets={items} />
                    <div class="row">
                      <Btn icon="pen" href={`${pathOf(id)}/${person}/talk`}>
                        {t(data.interview ? 'tp_interview_change' : 'tp_interview_write')}
                      </Btn>
                    </div>
                  </Section>
                  <Section title={t('tp_shown')}>
                    <OpenedSheets sheets={data} sets={items} />
                  </Section>
                </div>
              </>
            )}
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}

/** The first talk, written down together with the person, in the language the two speak. */
export function TeamTalk({ id, person }: { id: string; person: string }) {
  const read = useRead<PersonSheets>(`/cohorts/${id}/sheets/${person}`);
  const sets = useSets();
  const set = newestOf(sets.data?.items, 'interview');
  const up = `${pathOf(id)}/${person}`;
  const name = read.data?.display_name ?? '';
  return (
    <Screen title={t('tp_interview_with', { name })} up={up} tools={<SeenBy team>{t('tp_see', { name })}</SeenBy>}>
      <Reading read={read}>
        {(data) => <Reading read={sets}>{() => (set ? <TalkForm key={person} data={data} set={set} cohort={id} up={up} /> : null)}</Reading>}
      </Reading>
    </Screen>
  );
}

type Talk = { answers: Given[]; language: string; version: number };
const talkOf = (talk: Sheet | null, language: string): Talk => ({ answers: talk?.answers ?? [], language, version: talk?.version ?? 0 });

function TalkForm({ data, set, cohort, up }: { data: PersonSheets; set: QuestionSet; cohort: string; up: string }) {
  const { person_id: person, display_name: name } = data;
  const draft = useDraft<Talk>(`talk:${person}`, talkOf(data.interview, data.language));
  const work = useWork();
  const { answers, language, version } = draft.value;
  const save = async (base = version) => {
    const body = { answers: answers.filter(({ text }) => text.trim()).map(bare) };
    if (!(await work.run(() => put(`/cohorts/${cohort}/interviews/${person}`, body, base || null)))) return;
    await draft.clear();
    toast(t('tp_interview_saved', { name }));
    go(up, { replace: true });
  };
  return (
    <Form onSave={() => save()}>
      <p>{t('tp_interview_text', { name })}</p>
      <Chips
        legend={t('tp_question_language')}
        required
        value={language}
        options={set.languages.map((code) => ({ value: code, label: <span lang={code}>{LANGUAGES[code as Lang] ?? code}</span> }))}
        onValue={(code) => code && draft.set({ language: code })}
      />
      <div class="stack g5" lang={language} dir={direction(language)}>
        <TalkFields set={set} answers={answers} onAnswers={(changed) => draft.set({ answers: changed })} language={language} />
      </div>
      <Trouble
        work={work}
        onMine={(current: Sheet) => save(current.version)}
        onTheirs={(current: Sheet) => {
          draft.set(talkOf(current, language));
          void work.run(async () => {});
        }}
      />
      <Btn kind="main" submit>
        {t('save')}
      </Btn>
    </Form>
  );
}

/** What the group as a whole said, in words and half steps; never fewer than five people. */
export function TeamGroupValues({ id }: { id: string }) {
  const read = useRead<Items<GroupValueWire>>(`/cohorts/${id}/group-values`);
  const sets = useSets();
  return (
    <Screen title={t('tp_group')} up={pathOf(id)} plain>
      <p class="kick">{t('tp_group_text')}</p>
      <Reading read={read}>
        {({ items }) => <Reading read={sets}>{({ items: all }) => (items.length ? <Values values={items} sets={all} /> : <Empty title={t('tp_group_none')} />)}</Reading>}
      </Reading>
    </Screen>
  );
}

function Values({ values, sets }: { values: GroupValueWire[]; sets: QuestionSet[] }) {
  const kinds = [...new Set(values.map(({ set, set_version }) => `${set} ${set_version}`))];
  const [chosen, setChosen] = useState(kinds[0] as string);
  const [key, version] = chosen.split(' ') as [string, string];
  const set = findSet(sets, key, Number(version));
  const own = values.filter((value) => `${value.set} ${value.set_version}` === chosen);
  const occasions = OCCASIONS.filter((occasion) => own.some((value) => value.occasion === occasion));
  const titleOf = (name: string) => {
    const [k, v] = name.split(' ') as [string, string];
    const one = findSet(sets, k, Number(v));
    return one ? `${say(one, one.title)}${one.version > 1 ? ` (${v})` : ''}` : k;
  };
  if (!set) return null;
  return (
    <div class="stack">
      {kinds.length > 1 && <Tabs label={t('tp_group')} options={kinds.map((value) => ({ value, label: titleOf(value) }))} value={chosen} onValue={setChosen} />}
      <Source set={set} />
      <table class="plain qn-values">
        <thead>
          <tr>
            <th scope="col">{t('tp_group_statement')}</th>
            {occasions.map((occasion) => (
              <th scope="col" key={occasion}>
                {occasionName(occasion)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {set.items
            .filter((question) => own.some(({ item }) => item === question.key))
            .map((question) => (
              <tr key={question.key}>
                <th scope="row">{say(set, question.text)}</th>
                {occasions.map((occasion) => {
                  const value = own.find((one) => one.item === question.key && one.occasion === occasion);
                  return <td key={occasion}>{value ? inWords(set, value.halves) : '–'}</td>;
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

/** A middle in words: on a step, or between two. */
function inWords(set: QuestionSet, halves: number): string {
  const words = shortWords(set.scale.map((step) => say(set, step)));
  const word = (step: number) => words[step - 1] ?? '';
  if (halves % 2 === 0) return t('tp_group_about', { word: word(halves / 2) });
  return t('tp_group_between', { low: word((halves - 1) / 2), high: word((halves + 1) / 2) });
}
