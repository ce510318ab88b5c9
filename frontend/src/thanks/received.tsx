import { useRead } from '../data/read';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { Who } from '../ui/who';
import type { Thanks } from './types';
import { readThanks, THANKS, unread } from './writes';

/** Somebody has said thank you: read once, warmly, and then it is gone. */
export function ReceivedThanks() {
  const [first] = unread(useRead<Thanks>(THANKS).data);
  if (!first) return null;
  const name = first.from_name || t('erased_person');
  return (
    <article class="card" aria-live="polite">
      <div class="row start">
        <Who name={name} side="partner" />
        <div class="stack g2 grow">
          <p>
            <b>{t(first.question_id ? 'thanks_from_answer' : 'thanks_from', { name })}</b>
          </p>
          <p>{t('thanks_from_text')}</p>
          <div class="row">
            <Btn onClick={() => readThanks(first.id)}>{t('thanks_ok')}</Btn>
          </div>
        </div>
      </div>
    </article>
  );
}
