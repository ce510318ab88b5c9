import './messages.css';
import { useEffect } from 'preact/hooks';
import { me } from '../api/session';
import type { Conversation, Items } from '../api/types';
import { useRead } from '../data/read';
import { list as listed, t } from '../i18n';
import { go, place } from '../router';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Icon } from '../ui/icon';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Voice } from '../ui/voice';
import { Duo, Who } from '../ui/who';
import { Beside } from './beside';
import { LIST } from './live';
import { gist, nameOf, sideOf, titleOf, whenOf } from './words';

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

export const Lines = ({ items }: { items: Conversation[] }) => (
  <Rows>
    {items.map((one) => (
      <Line key={one.kind + one.id} one={one} />
    ))}
  </Rows>
);

function Line({ one }: { one: Conversation }) {
  const { kind, id, people, latest, unread, waiting_since, owner_id } = one;
  const owner = owner_id && people.find((somebody) => somebody.id === owner_id);
  const others = people.filter((somebody) => somebody.id !== me.value?.id && (kind !== 'contact' || somebody.role === (me.value?.role === 'coach' ? 'participant' : 'coach')));
  return (
    <Row
      href={`/messages/${kind}/${id}`}
      start={kind === 'group' ? <Icon name="people" class="msg-group" /> : kind === 'tandem' ? <Duo names={people.map(({ display_name }) => display_name)} /> : <Who name={titleOf(one)} side={kind === 'contact' && me.value?.role !== 'coach' ? 'team' : sideOf(people, id)} />}
      small={
        latest ? (
          <span class="msg-gist">
            {(latest.author_id === me.value?.id || kind === 'group' || (kind === 'contact' && latest.author_id !== id)) && (
              <span>
                <bdi>{nameOf(people, latest.author_id)}</bdi>:{' '}
              </span>
            )}
            <Voice text={gist(latest)} inline />
          </span>
        ) : kind === 'contact' && others.length ? (
          listed(others.map(({ display_name }) => display_name))
        ) : (
          t('msg_nothing_yet')
        )
      }
      end={
        <span class="msg-end">
          {latest && <span class="kick">{whenOf(latest.created_at)}</span>}
          {waiting_since && me.value?.role === 'coach' ? (
            <Badge kind="wait" icon="clock">
              {owner ? t('msg_cares', { name: owner.display_name }) : t('msg_waits')}
            </Badge>
          ) : (
            unread && <Badge kind="good">{t('msg_new')}</Badge>
          )}
        </span>
      }
    >
      {unread ? <b>{titleOf(one)}</b> : titleOf(one)}
    </Row>
  );
}
