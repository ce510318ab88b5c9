import { useEffect, useState } from 'preact/hooks';
import type { Items } from '../api/types';
import { readForLater } from '../data/read';
import { clock, longDay, t, today } from '../i18n';
import type { OwnGathering } from '../start/types';
import { Row, Rows } from '../ui/rows';

/** A gathering that still has no answer, on the first screen; asked for twice a day at the most. */
export function GatheringAsks() {
  const [items, setItems] = useState<OwnGathering[]>([]);
  useEffect(() => {
    let here = true;
    void readForLater<Items<OwnGathering>>('/me/gatherings').then((read) => here && read && setItems(read.items));
    return () => {
      here = false;
    };
  }, []);
  const next = items.find(({ day, cancelled_at, answer }) => day >= today() && !cancelled_at && !answer);
  if (!next) return null;
  return (
    <Rows>
      <Row href={`/gatherings/${next.id}`} icon="people" small={`${t('home_at', { day: longDay(next.day), clock: clock(next.clock) })} · ${t('home_gathering_ask')}`}>
        <b>
          <bdi>{next.title || t(`home_gathering_${next.kind}`)}</bdi>
        </b>
      </Row>
    </Rows>
  );
}
