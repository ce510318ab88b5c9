import { useEffect, useRef, useState } from 'preact/hooks';
import { waiting } from '../data/outbox';
import { t } from '../i18n';

const WORTH_A_WORD = 1500;
const SAID_FOR = 8000;

/** That what has waited is sent now, for whoever does not see its strip go. What is sent at once is not worth a word. */
export function OutboxNews() {
  const count = waiting.value.length;
  const since = useRef(0);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (count) {
      since.current ||= Date.now();
      setSaid('');
      return;
    }
    if (!since.current) return;
    const waited = Date.now() - since.current;
    since.current = 0;
    if (waited < WORTH_A_WORD) return;
    setSaid(t('outbox_sent'));
    const timer = setTimeout(() => setSaid(''), SAID_FOR);
    return () => clearTimeout(timer);
  }, [count]);
  return (
    <div class="vh" role="status">
      {said}
    </div>
  );
}
