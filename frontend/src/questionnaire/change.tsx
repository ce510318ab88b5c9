import { me } from '../api/session';
import { useRead } from '../data/read';
import { longDay, t } from '../i18n';
import { Screen } from '../screen';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { See } from '../ui/see';
import { Reading } from '../ui/skeleton';
import { Voice } from '../ui/voice';
import { Source } from './answers';
import { answerText, findSet, OCCASIONS, say, shortWords, spokenIn, useSets, type MySheets, type QuestionSet, type Sheet } from './sets';
import { heightOf, slope } from './slope';
import { overlaySheets, SHEETS } from './writes';
import './questionnaire.css';

/** Sheets of one questionnaire, in the order of their occasions. */
export function seriesOf(sheets: Sheet[], key: string): Sheet[] {
  const own = sheets.filter((sheet) => sheet.set === key);
  return OCCASIONS.flatMap((occasion) => own.findLast((sheet) => sheet.occasion === occasion) ?? []);
}

/** What has changed, statement by statement: one's own answers, no total, no grade. */
export function Changed() {
  const read = useRead<MySheets>(SHEETS);
  const sets = useSets();
  return (
    <Screen title={t('qn_change_title')} up="/sheets" tools={<See value="me" />}>
      <p>{t('qn_change_text')}</p>
      <Reading read={read}>
        {(data) => (
          <Reading read={sets}>
            {({ items }) => {
              const { sheets } = overlaySheets(data, me.value?.id ?? '');
              const shown = items
                .filter((set, i) => (set.kind === 'self' || set.kind === 'instrument') && items.findIndex(({ key }) => key === set.key) === i)
                .map((set) => ({ set, series: seriesOf(sheets, set.key) }))
                .filter(({ series }) => series.length > 1);
              return shown.length ? (
                <>
                  {shown.map(({ set, series }) => (
                    <Change key={set.key} set={set} sets={items} sheets={series} named={shown.length > 1} />
                  ))}
                </>
              ) : (
                <Empty title={t('qn_change_none')} />
              );
            }}
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}

type Props = { set: QuestionSet; sets: QuestionSet[]; sheets: Sheet[]; named?: boolean };
const axis = (sheet: Sheet) => (sheet.occasion === 'after' ? t('qn_after_short') : t(`qn_${sheet.occasion as 'start'}`));

/** Pictures of all statements with at least two answers, the words, and the same as a table. */
export function Change({ set, sets, sheets, named }: Props) {
  const steps = set.scale.length;
  const lines = set.items
    .filter(({ kind }) => kind === 'scale')
    .map((question) => ({
      question,
      points: sheets.flatMap((sheet) => {
        const number = sheet.answers.find(({ item }) => item === question.key)?.number ?? null;
        const asked = findSet(sets, sheet.set, sheet.set_version) ?? set;
        return number === null || asked.scale.length !== steps ? [] : [{ sheet, number, words: asked.scale.map((word) => say(asked, word)) }];
      }),
    }))
    .filter(({ points }) => points.length > 1);
  const words = set.items.filter(({ kind }) => kind === 'text');
  return (
    <div class="stack g5 qn-change">
      {named && <h2>{say(set, set.title)}</h2>}
      <Source set={set} />
      <div class="slopes" lang={spokenIn(set)}>
        {lines.map(({ question, points }) => (
          <figure class="card" key={question.key}>
            <figcaption>
              <b>{say(set, question.text)}</b>
            </figcaption>
            <Slope points={points.map(({ sheet, number, words: all }) => ({ when: axis(sheet), value: number, full: all[number - 1] ?? '', short: shortWords(all)[number - 1] ?? '' }))} steps={steps} />
          </figure>
        ))}
      </div>
      {words.map((question) =>
        sheets.flatMap((sheet) => {
          const text = answerText(set, question, sheet.answers.find(({ item }) => item === question.key));
          return text ? (
            <div class="card" key={question.key + sheet.id}>
              <h2 class="kick">{say(set, question.text)}</h2>
              <Voice text={text} />
              <p class="kick">{t('qn_words_of', { day: longDay(sheet.finished_day) })}</p>
            </div>
          ) : (
            []
          );
        }),
      )}
      {lines.length > 0 && (
        <Section title={t('qn_table')}>
          <table class="plain qn-table" lang={spokenIn(set)}>
            <thead>
              <tr>
                {sheets.map((sheet) => (
                  <th scope="col" key={sheet.id}>
                    {axis(sheet)}
                  </th>
                ))}
              </tr>
            </thead>
            {lines.map(({ question, points }) => (
              <tbody key={question.key}>
                <tr>
                  <th scope="rowgroup" colSpan={sheets.length}>
                    {say(set, question.text)}
                  </th>
                </tr>
                <tr>
                  {sheets.map((sheet) => {
                    const point = points.find((one) => one.sheet === sheet);
                    return <td key={sheet.id} data-when={axis(sheet)}>{point ? point.words[point.number - 1] : '–'}</td>;
                  })}
                </tr>
              </tbody>
            ))}
          </table>
        </Section>
      )}
    </div>
  );
}

type Point = { when: string; value: number; full: string; short: string };

function Slope({ points, steps }: { points: Point[]; steps: number }) {
  const { points: at, path } = slope(
    points.map(({ value }) => value),
    steps,
  );
  const edge = (i: number) => (i === 0 ? 'st' : i === points.length - 1 ? 'en' : '');
  const nudge = (i: number, x: number) => (i === 0 ? x - 10 : i === points.length - 1 ? x + 10 : x);
  return (
    <svg class="slope" viewBox="0 0 290 132" role="img" aria-label={points.map(({ when, full }) => t('qn_point', { when, word: full })).join(', ')}>
      {Array.from({ length: steps }, (_, i) => (
        <path class="g" key={i} d={`M12 ${heightOf(i + 1, steps)}H278`} />
      ))}
      <path class="p" d={path} />
      {at.map(({ x, y }, i) => (
        <circle key={i} cx={x} cy={y} r="6.5" />
      ))}
      {at.map(({ x, label }, i) =>
        label === null ? null : (
          <text key={i} x={nudge(i, x)} y={label} class={edge(i)}>
            {points[i]?.short}
          </text>
        ),
      )}
      {at.map(({ x }, i) => (
        <text key={i} class={`ax ${edge(i)}`} x={nudge(i, x)} y="129">
          {points[i]?.when}
        </text>
      ))}
    </svg>
  );
}
