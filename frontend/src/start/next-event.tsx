import { clock, longDay, sentence, t } from '../i18n';
import { Card } from '../ui/card';
import { Icon } from '../ui/icon';
import type { Welcome } from './types';

/** Opens a map in a window of its own, which does not learn where it was opened from. */
export const MapLink = ({ href }: { href: string }) => (
  <div class="row">
    <a class="btn" href={href} target="_blank" rel="noopener noreferrer" referrerpolicy="no-referrer">
      <Icon name="place" />
      {t('start_map')}
    </a>
  </div>
);

/** When one can come and listen, before any decision. */
export const NextEvent = ({ event }: { event: NonNullable<Welcome['next']> }) => (
  <Card title={t('start_event')}>
    <p class="big">{t('start_event_when', { day: sentence(longDay(event.day)), clock: clock(event.clock) })}</p>
    <p>
      <bdi>{event.place}</bdi>
    </p>
    {event.map_link && <MapLink href={event.map_link} />}
    <p class="kick">{t('start_event_text')}</p>
  </Card>
);
