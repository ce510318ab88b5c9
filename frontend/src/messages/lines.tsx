import './messages.css';
import { me } from '../api/session';
import type { Conversation } from '../api/types';
import { list as listed, t } from '../i18n';
import { Badge } from '../ui/badge';
import { Icon } from '../ui/icon';
import { Row, Rows } from '../ui/rows';
import { Voice } from '../ui/voice';
import { Duo, Who } from '../ui/who';
import { gist, nameOf, sideOf, titleOf, whenOf } from './words';

/** Conversations as they are shown in a list, and on the first screen. */
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
