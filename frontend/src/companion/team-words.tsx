import type { Items, TeamWord } from '../api/types';
import { useRead } from '../data/read';
import { clock, clockOf, dayOf, nearDay, sentence, t } from '../i18n';
import { Screen } from '../screen';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';
import { Translated } from '../ui/translated';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';

/** What the team has written to somebody, for whoever helps them to read it. */
export function TeamWords() {
  const read = useRead<Items<TeamWord>>('/me/team-words');
  return (
    <Screen title={t('cm_team')} up="/" reads>
      <p>{t('cm_team_text')}</p>
      <Reading read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('cm_team_none')} />
          ) : (
            <ol class="stack" aria-label={t('cm_team')}>
              {items.map(({ id, author_name, text, files, created_at }) => (
                <li key={id} class="card stack g2">
                  <div class="row">
                    <Who name={author_name || t('erased_person')} side="team" />
                    <span class="grow">
                      <b>
                        <bdi>{author_name || t('erased_person')}</bdi>
                      </b>
                      <br />
                      <time class="kick" dateTime={created_at}>
                        {sentence(nearDay(dayOf(created_at)))}, {clock(clockOf(created_at))}
                      </time>
                    </span>
                  </div>
                  {text && <Voice text={text} />}
                  <Translated text={text} />
                  {files > 0 && <p class="kick">{t('cm_team_files', { n: files })}</p>}
                </li>
              ))}
            </ol>
          )
        }
      </Reading>
    </Screen>
  );
}
