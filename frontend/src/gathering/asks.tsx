import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { addDays, clock, longDay, t, today } from '../i18n';
import type { OwnGathering } from '../start/types';
import { Row, Rows } from '../ui/rows';

const SOON = 7;

/** On the first screen: a gathering that still has no answer, or (`coming`) the next one in the coming days that the person goes to. */
export function GatheringAsks({ coming }: { coming?: boolean }) {
  const ahead = useRead<Items<OwnGathering>>('/me/gatherings').data?.items.filter(({ day, cancelled_at }) => day >= today() && !cancelled_at) ?? [];
  const next = ahead.find(({ answer, day }) => (coming ? answer === 'yes' && day <= addDays(today(), SOON) : !answer));
  if (!next) return null;
  return (
    <Rows>
      <Row href={`/gatherings/${next.id}`} icon="people" small={`${t('home_at', { day: longDay(next.day), clock: clock(next.clock) })} · ${coming ? next.place_text : t('home_gathering_ask')}`}>
        <b>
          <bdi>{next.title || t(`home_gathering_${next.kind}`)}</bdi>
        </b>
      </Row>
    </Rows>
  );
}
