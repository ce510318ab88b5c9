import { me } from '../api/session';
import type { Conversation, Items } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Section } from '../ui/card';
import { Lines } from './list';
import { LIST } from './live';

/** The conversations on the first screen: for coaches only what waits, or is new. */
export function HomeWords() {
  const read = useRead<Items<Conversation>>(LIST);
  const all = read.data?.items ?? [];
  const items = me.value?.role === 'coach' ? all.filter(({ waiting_since, unread }) => waiting_since || unread) : all.filter(({ closed, latest }) => !closed || latest);
  if (!all.length) return null;
  return (
    <Section
      title={t('msg_title')}
      class="tight"
    >
      {items.length > 0 && <Lines items={items.slice(0, 6)} />}
      {(me.value?.role === 'coach' || items.length > 6) && (
        <p>
          <a href="/messages">{t('msg_all')}</a>
        </p>
      )}
    </Section>
  );
}
