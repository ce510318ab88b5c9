import { useEffect, useRef, useState } from 'preact/hooks';
import { offline } from '../api/client';
import { parked, waiting } from '../data/outbox';
import { t } from '../i18n';

const PAUSE = 1200;

/** Says to whoever does not see the strips how the changes of this device are doing; only when that has changed. */
export function OutboxNews() {
  const count = waiting.value.length;
  const stuck = parked.value.length;
  const away = offline.value;
  const before = useRef({ count: 0, stuck: 0, away: false });
  const [said, setSaid] = useState('');
  useEffect(() => {
    // What is sent at once is not worth a word.
    const timer = setTimeout(() => {
      const was = before.current;
      before.current = { count, stuck, away };
      if (stuck > was.stuck) setSaid(t('outbox_parked', { n: stuck }));
      else if (away && count > 0 && (count !== was.count || !was.away)) setSaid(`${t('outbox_waiting', { n: count })} ${t('outbox_safe')}`);
      else if (was.count > 0 && count === 0) setSaid(t('outbox_sent'));
      else if (away && !was.away) setSaid(t('offline_title'));
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [count, stuck, away]);
  return (
    <div class="vh" role="status">
      {said}
    </div>
  );
}
