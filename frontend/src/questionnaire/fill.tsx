import { useId, useLayoutEffect, useMemo } from 'preact/hooks';
import { useDraft } from '../data/draft';
import { useRead } from '../data/read';
import { today, t } from '../i18n';
import { go, place } from '../router';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { MultiChips } from '../ui/chips';
import { Area, Field } from '../ui/field';
import { Pick, Stitches } from '../ui/pick';
import { ReadAloud } from '../ui/read-aloud';
import { SeenBy } from '../ui/seen-by';
import { See } from '../ui/see';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { Answers, Source } from './answers';
import { findSet, languageOf, occasionName, say, spokenIn, UNSURE, useSets, type MySheets, type Occasion, type Question, type QuestionSet } from './sets';
import { draftOf, emptyFilling, finishSheet, isEmpty, SHEETS, type Filling, type Given } from './writes';
import './questionnaire.css';

type Props = { set: string; occasion: string };

/** A sheet, one question a screen, low, near the thumb. It lies on this phone until it is finished. */
export function Fill({ set: key, occasion }: Props) {
  const sets = useSets();
  const read = useRead<MySheets>(SHEETS);
  const newest = sets.data?.items.find((set) => set.key === key);
  const about = read.data?.open.find((open) => open.set === key && open.occasion === occasion)?.about_id ?? null;
  if (sets.data && read.data && newest && newest.kind !== 'interview' && (newest.kind !== 'partner' || about)) {
    return <Filler key={key + occasion + about} newest={newest} sets={sets.data.items} occasion={occasion as Occasion} about={about} />;
  }
  return (
    <Screen title={t('qn_title')} up="/sheets">
      <Reading read={sets}>{() => <Reading read={read}>{() => <p>{t('not_found_text')}</p>}</Reading>}</Reading>
    </Screen>
  );
}

type FillerProps = { newest: QuestionSet; sets: QuestionSet[]; occasion: Occasion; about: string | null };

function Filler({ newest, sets, occasion, about }: FillerProps) {
  const blank = useMemo(() => emptyFilling(newest.version), []);
  const draft = useDraft<Filling>(draftOf(newest.key, occasion, about), blank);
  // Whoever began with older questions ends with them.
  const set = findSet(sets, newest.key, draft.value.set_version) ?? newest;
  const at = Math.max(0, Math.min(set.items.length + 1, Number(place.value.query.get('at')) || 0));
  const here = `/sheets/fill/${set.key}/${occasion}`;
  const turn = (to: number) => go(`${here}?at=${to}`, { replace: true });
  const question = set.items[at - 1];

  useLayoutEffect(() => {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [at]);

  if (!draft.ready) return <Screen title={say(set, set.title)} up="/sheets">{null}</Screen>;
  if (at === 0) return <Intro set={set} occasion={occasion} begun={Object.keys(draft.value.answers).length > 0} onBegin={() => turn(1)} />;
  if (!question) return <Look set={set} occasion={occasion} about={about} filling={draft.value} onClear={draft.clear} turn={turn} />;
  const answer = draft.value.answers[question.key] ?? { item: question.key, language: languageOf(set), number: null, text: '', choices: [] };
  return (
    <Ask
      key={question.key}
      set={set}
      question={question}
      at={at}
      answer={answer}
      onAnswer={(change) => draft.set({ answers: { ...draft.value.answers, [question.key]: { ...answer, ...change, language: languageOf(set) } } })}
      turn={turn}
    />
  );
}

/** Who will see it, once it is finished. */
const Seen = ({ set }: { set: QuestionSet }) => (set.kind === 'partner' ? <SeenBy partner>{t('qn_release_two')}</SeenBy> : <See value="me" />);

function Intro({ set, occasion, begun, onBegin }: { set: QuestionSet; occasion: Occasion; begun: boolean; onBegin: () => void }) {
  const text = say(set, set.intro);
  return (
    <Screen
      title={say(set, set.title)}
      kick={occasionName(occasion)}
      up="/sheets"
      low
      action={
        <Btn kind="main" onClick={onBegin}>
          {t(begun ? 'qn_begin_again' : 'qn_begin')}
        </Btn>
      }
    >
      {text && <p lang={spokenIn(set)}>{text}</p>}
      <Source set={set} />
      <div class="row apart">
        <Seen set={set} />
        {!spokenIn(set) && text && <ReadAloud text={text} />}
      </div>
    </Screen>
  );
}

type AskProps = { set: QuestionSet; question: Question; at: number; answer: Given; onAnswer: (change: Partial<Given>) => void; turn: (to: number) => void };

function Ask({ set, question, at, answer, onAnswer, turn }: AskProps) {
  const id = useId();
  const text = say(set, question.text);
  const empty = isEmpty(answer);
  return (
    <Screen
      title={text}
      heading="own"
      up="/sheets"
      low
      tools={<span class="kick">{t('qn_of', { n: at, all: set.items.length })}</span>}
      action={
        <>
          <Btn kind="main" onClick={() => turn(at + 1)}>
            {t(empty && !question.required ? 'qn_skip' : 'continue')}
          </Btn>
          <div class="row center">
            <Btn kind="bare" onClick={() => turn(at - 1)}>
              {t('back')}
            </Btn>
            <Btn kind="bare" href="/sheets">
              {t('qn_later')}
            </Btn>
          </div>
        </>
      }
    >
      <div class="stack g2" lang={spokenIn(set)}>
        <h1 tabIndex={-1} id={id}>
          {text}
        </h1>
        {say(set, question.hint) && <p class="kick">{say(set, question.hint)}</p>}
      </div>
      <div lang={spokenIn(set)}>
        <AnswerField set={set} question={question} id={id} answer={answer} onAnswer={onAnswer} />
      </div>
      <div class="row apart">
        <Seen set={set} />
        {!spokenIn(set) && <ReadAloud text={text} />}
        {!empty && question.kind !== 'text' && (
          <Btn kind="bare" onClick={() => onAnswer({ number: null, text: '', choices: [] })}>
            {t('qn_not_said')}
          </Btn>
        )}
      </div>
    </Screen>
  );
}

function AnswerField({ set, question, id, answer, onAnswer }: { set: QuestionSet; question: Question; id: string; answer: Given; onAnswer: (change: Partial<Given>) => void }) {
  const options = question.options.map((option) => ({ value: option.key, label: say(set, option.label) }));
  switch (question.kind) {
    case 'scale': {
      const steps = set.scale.map((word, i) => ({ value: String(i + 1), label: say(set, word), end: <Stitches count={Math.min(5, i + 1)} /> })).toReversed();
      const unsure = say(set, set.unsure);
      return (
        <Pick
          labelledBy={id}
          options={unsure ? [...steps, { value: UNSURE, label: unsure }] : steps}
          value={answer.choices.includes(UNSURE) ? UNSURE : answer.number === null ? null : String(answer.number)}
          onValue={(value) => onAnswer(value === UNSURE ? { number: null, choices: [UNSURE] } : { number: Number(value), choices: [] })}
        />
      );
    }
    case 'choice':
      return <Pick labelledBy={id} options={options} value={answer.choices[0] ?? null} onValue={(value) => onAnswer({ choices: [value] })} />;
    case 'several':
      return <MultiChips legend={say(set, question.text)} hiddenLegend options={options} values={answer.choices} onValues={(choices) => onAnswer({ choices })} />;
    case 'date':
      return <Field label={t('qn_day')} type="date" value={answer.text} max={today()} onValue={(text) => onAnswer({ text })} />;
    default:
      return <Area label={t('qn_your_words')} value={answer.text} onValue={(text) => onAnswer({ text })} maxLength={2000} rows={5} />;
  }
}

type LookProps = { set: QuestionSet; occasion: Occasion; about: string | null; filling: Filling; onClear: () => Promise<void>; turn: (to: number) => void };

/** Everything once more, then it is finished in one act. */
function Look({ set, occasion, about, filling, onClear, turn }: LookProps) {
  const given = set.items.flatMap((question) => {
    const answer = filling.answers[question.key];
    return answer && !isEmpty(answer) ? [answer] : [];
  });
  const missing = set.items.findIndex((question) => question.required && isEmpty(filling.answers[question.key]));
  const finish = async () => {
    await finishSheet(filling.id, { set: set.key, set_version: set.version, occasion, ...(about ? { about_id: about } : {}), answers: given }, occasionName(occasion));
    await onClear();
    toast(t(set.kind === 'partner' ? 'qn_finished_partner' : 'qn_finished'));
    go('/sheets', { replace: true });
  };
  return (
    <Screen
      title={t('qn_look')}
      kick={say(set, set.title)}
      up="/sheets"
      action={
        missing < 0 ? (
          <>
            <Btn kind="main" onClick={finish}>
              {t('qn_finish')}
            </Btn>
            <div class="row center">
              <Btn kind="bare" onClick={() => turn(set.items.length)}>
                {t('back')}
              </Btn>
            </div>
          </>
        ) : (
          <Btn kind="main" onClick={() => turn(missing + 1)}>
            {t('continue')}
          </Btn>
        )
      }
    >
      <p>{missing < 0 ? t('qn_look_text') : t('qn_needed')}</p>
      <Answers set={set} answers={given.map((answer) => ({ ...answer, set_version: set.version }))} all />
      <Seen set={set} />
    </Screen>
  );
}

