import { useEffect } from 'preact/hooks';
import { me } from '../api/session';
import type { Conversation, Items } from '../api/types';
import { LIST } from '../data/news';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { go, place } from '../router';
import { Screen } from '../screen';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';
import { Beside } from './beside';
import { Lines } from './lines';

/** All conversations of whoever looks. A notice leads here; with one new conversation straight on. */
export function Conversations() {
  const read = useRead<Items<Conversation>>(LIST);
  const fresh = place.value.query.get('new') && read.state === 'fresh' ? read.data?.items.filter(({ unread }) => unread) : null;
  const only = fresh?.length === 1 ? fresh[0] : null;
  useEffect(() => {
    if (only) go(`/messages/${only.kind}/${only.id}`, { replace: true });
  }, [only?.id]);
  return (
    <Screen title={t('msg_title')} up="/">
      <Reading read={read}>{({ items }) => (me.value?.role === 'coach' ? <OfTeam items={items} /> : <Mine items={items} />)}</Reading>
      <Beside items={read.data?.items ?? []} />
    </Screen>
  );
}

function Mine({ items }: { items: Conversation[] }) {
  if (!items.length) return <Empty title={t('msg_none')}>{t('msg_none_text')}</Empty>;
  return (
    <>
      <p>{t('msg_intro')}</p>
      <Lines items={items} />
    </>
  );
}

/** Those that wait for an answer come first, whoever is here answers. */
function OfTeam({ items }: { items: Conversation[] }) {
  const waiting = items.filter(({ waiting_since }) => waiting_since);
  const rest = items.filter(({ waiting_since, closed, latest }) => !waiting_since && (latest || !closed)).toSorted((a, b) => Number(!!b.latest) - Number(!!a.latest));
  return (
    <>
      <Section title={t('msg_waiting')}>{waiting.length ? <Lines items={waiting} /> : <p class="kick">{t('msg_waiting_none')}</p>}</Section>
      <Section title={t('msg_all')}>
        <Lines items={rest} />
      </Section>
    </>
  );
}
