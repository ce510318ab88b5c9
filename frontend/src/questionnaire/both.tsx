import type { Items, Tandem } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';
import { SeenBy } from '../ui/seen-by';
import { Answers } from './answers';
import { findSet, occasionName, useSets, type MySheets, type Sheet } from './sets';
import { SHEETS } from './writes';

/** What two partners wrote about each other, opened at the same moment: strengths first, as in the sheet itself. */
export function Both() {
  const read = useRead<MySheets>(SHEETS);
  const sets = useSets();
  const tandem = useRead<Tandem>('/me/tandem').data;
  // Somebody who was matched anew still reads what a former partner wrote.
  const former = useRead<Items<Tandem>>('/tandems').data?.items ?? [];
  const nameOf = (id: string) => [...(tandem ? [tandem] : []), ...former].flatMap(({ partners }) => partners).find((partner) => partner.id === id)?.display_name ?? t('erased_person');
  const answers = (sheet: Sheet) => {
    const set = findSet(sets.data?.items, sheet.set, sheet.set_version);
    return set ? <Answers set={set} answers={sheet.answers} /> : null;
  };
  return (
    <Screen title={t('qn_both')} up="/sheets" tools={<SeenBy partner>{t('qn_release_two')}</SeenBy>}>
      <Reading read={read}>
        {(mine) => (
          <Reading read={sets}>
            {() =>
              mine.about_me.length === 0 ? (
                <Empty title={t('qn_waits')} />
              ) : (
                <>
                  <p>{t('qn_both_text')}</p>
                  {mine.about_me.toReversed().map((theirs) => {
                    const own = mine.sheets.find((sheet) => sheet.about_id === theirs.person_id && sheet.occasion === theirs.occasion);
                    const name = nameOf(theirs.person_id);
                    return (
                      <div class="stack g5" key={theirs.id}>
                        <p class="kick">{occasionName(theirs.occasion)}</p>
                        <Section title={t('qn_he_says', { name })}>{answers(theirs)}</Section>
                        {own && <Section title={t('qn_i_say', { name })}>{answers(own)}</Section>}
                      </div>
                    );
                  })}
                  <p class="kick">{t('qn_between')}</p>
                </>
              )
            }
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}
