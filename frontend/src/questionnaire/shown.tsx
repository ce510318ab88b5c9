import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { dayAndMonth, t } from '../i18n';
import { Cards, Hints, Spoken, Week } from '../profile/facts';
import type { ShownProfile } from '../profile/words';
import { Reading } from '../ui/skeleton';
import { Answers, Source } from './answers';
import { Change, seriesOf } from './change';
import { findSet, occasionName, say, SETS, type PersonSheets, type QuestionSet } from './sets';
import '../profile/profile.css';
import './questionnaire.css';

/** What somebody says of themselves, as the team reads it. */
export function ProfileShown({ profile }: { profile: ShownProfile }) {
  if (profile.version === 0) return <p class="kick">{t('tp_nothing')}</p>;
  return (
    <div class="card">
      <h3 class="kick">{t('tp_gives')}</h3>
      <Cards topics={profile.gives} own={profile.own_gives} />
      <h3 class="kick">{t('tp_needs')}</h3>
      <Cards topics={profile.needs} own={profile.own_needs} />
      <h3 class="kick">{t('tp_languages')}</h3>
      <Spoken languages={profile.languages} />
      <h3 class="kick">{t('tp_times')}</h3>
      <Week times={profile.times} />
      {profile.hints.length > 0 && (
        <>
          <h3 class="kick">{t('tp_hints')}</h3>
          <Hints hints={profile.hints} />
        </>
      )}
    </div>
  );
}

/** The first talk, as it stands. */
export function TalkShown({ sheets, sets }: { sheets: PersonSheets; sets: QuestionSet[] }) {
  const talk = sheets.interview;
  const set = talk && findSet(sets, talk.set, talk.set_version);
  if (!talk || !set) return <p class="kick">{t('tp_state_no_interview')}</p>;
  return (
    <div class="stack g2">
      <p class="kick">{t('tp_state_interview', { day: dayAndMonth(talk.finished_day) })}</p>
      <Answers set={set} answers={talk.answers} all />
    </div>
  );
}

/** The sheets that somebody has opened to the team, and what has changed between them. */
export function OpenedSheets({ sheets, sets }: { sheets: PersonSheets; sets: QuestionSet[] }) {
  const name = sheets.display_name;
  if (sheets.shown.length === 0) return <p class="kick">{t('tp_shown_none', { name })}</p>;
  const keys = [...new Set(sheets.shown.map(({ set }) => set))];
  return (
    <div class="stack g5">
      <p class="kick">{t('tp_shown_text', { name })}</p>
      {sheets.shown.map((sheet) => {
        const set = findSet(sets, sheet.set, sheet.set_version);
        return set ? (
          <div class="stack g2" key={sheet.id}>
            <h3>
              {t('qn_of_occasion', { sheet: say(set, set.title), occasion: occasionName(sheet.occasion) })}
            </h3>
            <Source set={set} />
            <Answers set={set} answers={sheet.answers} />
          </div>
        ) : null;
      })}
      {keys.map((key) => {
        const series = seriesOf(sheets.shown, key);
        const set = sets.find((one) => one.key === key);
        return set && series.length > 1 ? <Change key={key} set={set} sets={sets} sheets={series} named /> : null;
      })}
    </div>
  );
}

/** Everything of somebody's own words that the team reads: for the glass wall. */
export function WordsShown({ profile, sheets }: { profile: ShownProfile; sheets: PersonSheets | null }) {
  const read = useRead<Items<QuestionSet>>(SETS);
  return (
    <>
      <ProfileShown profile={profile} />
      {sheets && (
        <Reading read={read}>
          {({ items }) => (
            <>
              <h3>{t('tp_interview')}</h3>
              <TalkShown sheets={sheets} sets={items} />
              <h3>{t('tp_shown')}</h3>
              <OpenedSheets sheets={sheets} sets={items} />
            </>
          )}
        </Reading>
      )}
    </>
  );
}
