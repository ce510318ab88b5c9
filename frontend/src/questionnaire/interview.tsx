import { useState } from 'preact/hooks';
import { me } from '../api/session';
import { useDraft } from '../data/draft';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { Area } from '../ui/field';
import { Form } from '../ui/form';
import { SeenBy } from '../ui/seen-by';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { Answers } from './answers';
import { findSet, languageOf, newestOf, say, useSets, type Answer, type MySheets, type QuestionSet, type Sheet } from './sets';
import { correctInterview, overlaySheets, SHEETS, stateOf, type Given } from './writes';

/** The first talk, as a coach wrote it down; the person's words, so the person can change them. */
export function Interview() {
  const read = useRead<MySheets>(SHEETS);
  const sets = useSets();
  const [editing, setEditing] = useState(false);
  const talk = read.data && overlaySheets(read.data, me.value?.id ?? '').interview;
  const set = talk && findSet(sets.data?.items, talk.set, talk.set_version);
  const newest = newestOf(sets.data?.items, 'interview');
  const state = stateOf('interview:me');
  if (editing && talk && newest) return <Correct talk={talk} set={newest} onDone={() => setEditing(false)} />;
  return (
    <Screen
      title={t('qn_interview')}
      up="/sheets"
      tools={<SeenBy team>{t('qn_release_shown')}</SeenBy>}
      action={
        talk && (
          <Btn kind="main" icon="pen" onClick={() => setEditing(true)}>
            {t('change')}
          </Btn>
        )
      }
    >
      <Reading read={read}>
        {() => (
          <Reading read={sets}>
            {() =>
              talk && set ? (
                <>
                  <p>{t('qn_interview_text')}</p>
                  <SentBadge state={state} />
                  <Answers set={set} answers={talk.answers} all />
                </>
              ) : (
                <Empty title={t('qn_interview_none')} />
              )
            }
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}

function Correct({ talk, set, onDone }: { talk: Sheet; set: QuestionSet; onDone: () => void }) {
  const draft = useDraft<{ answers: Given[]; version: number }>('talk:me', { answers: talk.answers, version: talk.version });
  const { answers, version } = draft.value;
  const save = async () => {
    await correctInterview(
      answers.filter(({ text }) => text.trim()),
      version,
    );
    await draft.clear();
    toast(t('saved'));
    onDone();
  };
  return (
    <Screen
      title={t('qn_interview')}
      up="/interview"
      action={
        <>
          <Btn kind="main" submit form="talk">
            {t('save')}
          </Btn>
          <div class="row center">
            <Btn
              kind="bare"
              onClick={async () => {
                await draft.clear();
                onDone();
              }}
            >
              {t('cancel')}
            </Btn>
          </div>
        </>
      }
    >
      <Form id="talk" onSubmit={save}>
        <TalkFields set={set} answers={answers} onAnswers={(changed) => draft.set({ answers: changed })} />
      </Form>
    </Screen>
  );
}

type FieldsProps = { set: QuestionSet; answers: Given[] | Answer[]; onAnswers: (answers: Given[]) => void; language?: string };

/** The questions of the first talk with room for words; answers keep the language in which they were asked. */
export function TalkFields({ set, answers, onAnswers, language }: FieldsProps) {
  const write = (item: string, text: string) => {
    const others = answers.filter((answer) => answer.item !== item);
    onAnswers([...others, { item, text, number: null, choices: [], language: languageOf(set, language) }]);
  };
  return (
    <>
      {set.items.map((question) => (
        <Area
          key={question.key}
          label={say(set, question.text, language)}
          value={answers.find(({ item }) => item === question.key)?.text ?? ''}
          onValue={(text) => write(question.key, text)}
          maxLength={2000}
          rows={4}
        />
      ))}
    </>
  );
}
