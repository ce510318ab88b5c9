import { me } from '../api/session';
import type { Items, Me } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Badge, SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { useGroup } from './base';
import type { GroupMeeting } from './types';
import { fixedWhen } from './words';
import { meetingsOf, overlayMeetings, type Shown } from './writes';

/** What is suggested for the whole group, and what was agreed on. */
export function GroupMeetings({ id }: { id?: string }) {
  const { cohort, mine, base, up } = useGroup(id);
  const read = useRead<Items<GroupMeeting>>(cohort ? meetingsOf(cohort) : null);
  const body = (
    <Reading read={read}>
      {({ items }) => {
        const all = overlayMeetings(items, me.value as Me, cohort as string);
        if (all.length === 0) return <Empty title={t('group_none')}>{t('group_none_text')}</Empty>;
        return (['open', 'fixed', 'withdrawn'] as const).map((state) => <Group key={state} state={state} items={all.filter((one) => one.state === state)} base={base} />);
      }}
    </Reading>
  );
  return (
    <Screen
      title={t('group_title')}
      up={up}
      nav
      action={
        cohort && (
          <Btn kind="main" icon="add" href={`${base}/new`}>
            {t('group_new')}
          </Btn>
        )
      }
    >
      <p>{t('group_intro')}</p>
      {id ? (
        body
      ) : (
        <Reading read={mine} empty={noCohort}>
          {() => body}
        </Reading>
      )}
    </Screen>
  );
}

const noCohort = (code: string) => (code === 'not_found' ? <Empty title={t('group_no_cohort')} /> : null);

function Group({ state, items, base }: { state: Shown['state']; items: Shown[]; base: string }) {
  if (items.length === 0) return null;
  return (
    <Section title={t(`group_${state}`)}>
      <Rows>
        {items.map((one) => (
          <Row key={one.id} icon={state === 'fixed' ? 'check' : 'people'} href={`${base}/${one.id}`} small={smallOf(one)} end={one.writing ? <SentBadge state={one.writing} /> : waits(one) ? <Badge kind="wait">{t('group_open')}</Badge> : undefined}>
            <b>
              <bdi>{one.what}</bdi>
            </b>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}

const smallOf = (one: Shown) => (one.state === 'fixed' ? `${fixedWhen(one)} · ${one.gathering?.place_text ?? one.place_text}` : byWhom(one));

/** Nobody has to answer; it only says where one has not yet. */
const waits = ({ state, times }: Shown) => state === 'open' && !times.some(({ answers }) => answers.some(({ person_id }) => person_id === me.value?.id));

export function byWhom({ suggested_by }: GroupMeeting): string {
  if (suggested_by?.id === me.value?.id) return t('group_by_you');
  return t('group_by', { name: suggested_by?.display_name || t('erased_person') });
}
