import { useState } from 'preact/hooks';
import { get } from '../api/client';
import { useRead } from '../data/read';
import { clock, clockOf, dayOf, isKey, longDay, sentence, t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Row, Rows } from '../ui/rows';
import { problemToast, Reading } from '../ui/skeleton';
import { Who } from '../ui/who';
import type { Opening, Openings } from './types';

/** Who from the team has opened something of this person, in words. */
export function AccessLog() {
  const read = useRead<Openings>('/me/access-log');
  const [older, setOlder] = useState<Openings[]>([]);
  return (
    <Screen title={t('pv_log_title')} up="/more" plain>
      <p>{t('pv_log_text')}</p>
      <Reading read={read}>
        {(newest) => {
          const pages = [newest, ...older];
          const next = pages.at(-1)?.next_cursor;
          const more = () => get<Openings>(`/me/access-log?cursor=${encodeURIComponent(next ?? '')}`).then((page) => setOlder([...older, page]), problemToast);
          if (!newest.items.length) return <Empty title={t('pv_log_none')}>{t('pv_log_none_text')}</Empty>;
          return (
            <>
              <Days openings={pages.flatMap(({ items }) => items)} />
              {next && (
                <div class="row center">
                  <Btn onClick={more}>{t('pv_log_older')}</Btn>
                </div>
              )}
            </>
          );
        }}
      </Reading>
    </Screen>
  );
}

function Days({ openings }: { openings: Opening[] }) {
  const days = [...new Set(openings.map(({ at }) => dayOf(at)))];
  return (
    <>
      {days.map((day) => (
        <Section key={day} title={sentence(longDay(day))}>
          <Rows>
            {openings
              .filter(({ at }) => dayOf(at) === day)
              .map((opening) => (
                <Row key={opening.id} start={<Who name={opening.reader_name} side="team" />} small={clock(clockOf(opening.at))}>
                  {said(opening)}
                </Row>
              ))}
          </Rows>
        </Section>
      ))}
    </>
  );
}

function said({ what, reader_name }: Opening) {
  const key = `pv_opened_${what}`;
  return t(isKey(key) ? key : 'pv_opened_other', { name: reader_name || t('pv_log_somebody') });
}
