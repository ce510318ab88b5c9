import { useId, useLayoutEffect } from 'preact/hooks';
import type { Expectations as Answers } from '../api/types';
import { useDraft } from '../data/draft';
import { pending } from '../data/outbox';
import { t } from '../i18n';
import { back, go, place } from '../router';
import { Screen } from '../screen';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Area } from '../ui/field';
import { Scale, Stitches } from '../ui/pick';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';
import { entity, stateOf } from './overlay';
import type { View } from './table';
import { five, QUESTIONS, word, type Question } from './words';
import { saveExpectations } from './writes';

/** The words to "something has changed for me" come right after it. */
type Screenful = Question | 'changed_what';
const FLOW: Screenful[] = QUESTIONS.flatMap((question): Screenful[] => (question === 'changed' ? [question, 'changed_what'] : [question]));
type Form = Record<Question, number | null> & { changed_what: string; version: number };

const formOf = (mine: Answers | null): Form => ({
  partner_met: mine?.partner_met ?? null,
  team_met: mine?.team_met ?? null,
  heard: mine?.heard ?? null,
  changed: mine?.changed ?? null,
  eye_level: mine?.eye_level ?? null,
  taken_seriously: mine?.taken_seriously ?? null,
  changed_what: mine?.changed_what ?? '',
  version: mine?.version ?? 0,
});

/** Block 2 on the sheet: own answers first, both only when both have released. */
export function Expectations({ view }: { view: View }) {
  const { sheet, table, side, at } = view;
  const { mine, partner, all, both_released: both } = sheet.expectations;
  const name = table.other?.display_name ?? t('ms_partner');
  const state = stateOf(pending.value, entity.expectation(sheet.meeting.id));
  if (side === 'coach') {
    return (
      <Section title={t('ms_expect_title')} class="no-print">
        {all && all.length > 0 ? (
          <Both view={view} answers={all.map((one) => ({ person: one.person_id, given: one }))} />
        ) : (
          <p class="kick">{t('ms_expect_coach_waits')}</p>
        )}
      </Section>
    );
  }
  return (
    <Section title={t('ms_expect_title')} class="no-print">
      {both && mine && partner ? (
        <Both
          view={view}
          answers={[
            { person: table.me, given: mine },
            { person: table.other?.id ?? '', given: partner },
          ]}
        />
      ) : (
        <p class="kick">{t(mine?.released ? 'ms_expect_waits' : 'ms_expect_hint', { name })}</p>
      )}
      <div class="row">
        <Btn {...(mine?.released ? { kind: 'bare' as const } : {})} icon="pen" href={`${at}?ask=1`}>
          {t(mine?.released ? 'ms_expect_change' : mine ? 'ms_expect_go_on' : 'ms_expect_start')}
        </Btn>
        <SentBadge state={state === 'sent' ? null : state} />
      </div>
    </Section>
  );
}

/** Both answers to each question, side by side; nothing is added up. */
function Both({ view: { table }, answers }: { view: View; answers: { person: string; given: Answers }[] }) {
  return (
    <div class="card rows gap0">
      {QUESTIONS.map((question) => (
        <div class="rw" key={question}>
          <div class="stack g2 grow">
            <p class="kick">{t(`ms_q_${question}`, { name: t('ms_partner_generic') })}</p>
            {answers.map(({ person, given }) => {
              const value = given[question];
              return (
                <div class="row" key={person}>
                  <Who name={table.name(person)} side={table.person(person)} />
                  <span class="vh">{table.name(person)}: </span>
                  <span class="grow">{value ? word('agree', value) : t('ms_not_said')}</span>
                  {value && <Stitches count={value} />}
                </div>
              );
            })}
            {question === 'changed' &&
              answers.map(({ person, given }) =>
                given.changed_what ? (
                  <div class="row start" key={`${person}what`}>
                    <Who name={table.name(person)} side={table.person(person)} />
                    <div class="grow">
                      <Voice text={given.changed_what} />
                    </div>
                  </div>
                ) : null,
              )}
          </div>
        </div>
      ))}
    </div>
  );
}

/** One question a screen, answered alone on the own phone, low, near the thumb; everything may stay empty. */
export function Asking({ view }: { view: View }) {
  const { sheet, table, at } = view;
  const draft = useDraft(`ms-expectation:${sheet.meeting.id}`, formOf(sheet.expectations.mine));
  const id = useId();
  const name = table.other?.display_name ?? t('ms_partner');
  const n = Math.min(FLOW.length + 1, Math.max(1, Number(place.value.query.get('ask')) || 1));
  const turn = (to: number) => go(`${at}?ask=${to}`, { replace: true });

  useLayoutEffect(() => {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [n]);

  const finish = async (released: boolean) => {
    const { version, ...answers } = draft.value;
    await saveExpectations(sheet, { ...answers, released }, version);
    await draft.clear();
    back(at);
  };
  const backwards = n > 1 && (
    <div class="row center">
      <Btn kind="bare" onClick={() => turn(n - 1)}>
        {t('back')}
      </Btn>
    </div>
  );

  const question = FLOW[n - 1];
  if (!question) {
    return (
      <Screen
        title={t('ms_release_title')}
        up={at}
        low
        action={
          <>
            <Btn kind="main" onClick={() => finish(true)}>
              {t('ms_release')}
            </Btn>
            <div class="row center">
              <Btn kind="bare" onClick={() => turn(n - 1)}>
                {t('back')}
              </Btn>
              <Btn kind="bare" onClick={() => finish(false)}>
                {t('ms_keep')}
              </Btn>
            </div>
          </>
        }
      >
        <p>{t('ms_release_text', { name })}</p>
        <p class="kick">{t('ms_release_back')}</p>
      </Screen>
    );
  }
  const value = question === 'changed_what' ? draft.value.changed_what.trim() : draft.value[question];
  return (
    <Screen
      title={t('ms_expect_title')}
      heading="own"
      up={at}
      low
      action={
        <>
          <Btn kind="main" onClick={() => turn(n + 1)}>
            {t(value ? 'continue' : 'ms_skip')}
          </Btn>
          {backwards}
        </>
      }
    >
      <div class="stack g2">
        <p class="kick">{t('ms_question_of', { n: n, all: FLOW.length })}</p>
        <h1 tabIndex={-1} id={id}>
          {t(`ms_q_${question}`, { name })}
        </h1>
        <p class="kick">{t('ms_alone', { name })}</p>
      </div>
      {question === 'changed_what' ? (
        <Area label={t('ms_changed_label')} value={draft.value.changed_what} onValue={(changed_what) => draft.set({ changed_what })} maxLength={2000} />
      ) : (
        <div class="stack g2">
          <Scale labelledBy={id} words={five('agree')} value={draft.value[question]} onValue={(answer) => draft.set({ [question]: answer })} />
          {draft.value[question] !== null && (
            <div class="row center">
              <Btn kind="bare" onClick={() => draft.set({ [question]: null })}>
                {t('ms_no_answer')}
              </Btn>
            </div>
          )}
        </div>
      )}
    </Screen>
  );
}
