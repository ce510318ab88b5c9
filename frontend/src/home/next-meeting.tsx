import { useState } from 'preact/hooks';
import { me } from '../api/session';
import type { Home, PlannedMeeting } from '../api/types';
import { clock, loadTexts, longDay, nearDay, sentence, t, today } from '../i18n';
import { Btn } from '../ui/btn';
import { Card } from '../ui/card';
import { SentBadge } from '../ui/badge';
import { later } from '../ui/later';
import { toast } from '../ui/toast';
import { Duo } from '../ui/who';
import { overlayPlanned } from '../workbook/overlay';
import { pendingOf } from '../data/outbox';

type Tandem = NonNullable<Home['tandem']>;

const ShareButton = later(async () => (await Promise.all([import('../messages/share'), loadTexts('messages')]))[0].ShareButton, true);

const missing = () => toast(t('problem_offline'));

/** Where and when, as it is sent. */
const placeOf = (planned: PlannedMeeting & { day: string }) => [planned.place_text, longDay(planned.day), planned.clock && clock(planned.clock)].filter(Boolean).join(' · ');

/** When the two meet next; moving it is one tap away. */
export function NextMeeting({ tandem, planned: stored }: { tandem: Tandem; planned: PlannedMeeting | null }) {
  const [sheet, setSheet] = useState<typeof import('./arrange') | null>(null);
  const arrange = () => import('./arrange').then(setSheet, missing);
  const planned = overlayPlanned(stored, tandem.id);
  const day = planned?.day && planned.day >= today() ? planned.day : null;
  const names = [me.value?.display_name ?? '', tandem.partner.display_name];
  return (
    <Card class="tight">
      <div class="row apart start">
        <div class="stack tight grow">
          <h2 class="kick">{t('home_next')}</h2>
          {day && planned ? (
            <>
              <p class="big">{planned.clock ? t('home_at', { day: sentence(nearDay(day)), clock: clock(planned.clock) }) : sentence(nearDay(day))}</p>
              <p>
                {t('home_with', { name: tandem.partner.display_name })}
                {planned.place_text && (
                  <>
                    {' · '}
                    <bdi>{planned.place_text}</bdi>
                  </>
                )}
              </p>
            </>
          ) : (
            <p class="big">{t('home_next_none')}</p>
          )}
        </div>
        <Duo names={names} />
      </div>
      <div class="row flush">
        <Btn kind="bare" onClick={arrange}>
          {day ? t('home_move') : t('home_arrange')}
        </Btn>
        {day && planned && (
          <Btn kind="bare" onClick={() => void import('./calendar-file').then(({ downloadMeeting }) => downloadMeeting(tandem.id, { ...planned, day }), missing)}>
            {t('home_calendar')}
          </Btn>
        )}
        {day && planned?.place_text && <ShareButton link={{ kind: 'place', id: null, text: placeOf({ ...planned, day }) }} />}
        <SentBadge state={pendingOf(`planned:${tandem.id}`).at(-1)?.state} />
      </div>
      {sheet && <sheet.Arrange tandem={tandem} planned={planned} onClose={() => setSheet(null)} />}
    </Card>
  );
}
