import { put } from '../api/client';
import type { Cohort } from '../api/types';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { Trouble, useWork, type Work } from '../staff/work';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Icon } from '../ui/icon';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { sideOf, Who } from '../ui/who';
import { asksNow, lineOf, nameOf, nextState, STATES, stateName, type State } from './states';
import { Gate } from './team-gate';
import type { Pool, Prospect } from './types';

/** Everybody on the way into a cohort, by how far they have come; moving on is one tap. */
export function TeamPool({ id }: { id: string }) {
  const cohort = useRead<Cohort>(`/cohorts/${id}`).data;
  const read = useRead<Pool>(`/cohorts/${id}/pool`);
  const count = read.data?.places ? t('rec_in', { n: read.data.agreed, places: read.data.places }) : '';
  return (
    <Screen
      title={t('rec_pool')}
      kick={
        cohort && (
          <>
            <bdi>{cohort.name}</bdi>
            {count && ` · ${count}`}
          </>
        )
      }
      up={`/cohorts/${id}`}
      two
      action={
        cohort?.state !== 'closed' && (
          <Btn kind="main" icon="add" href={`/cohorts/${id}/pool/new`}>
            {t('rec_add')}
          </Btn>
        )
      }
    >
      <div class="stack g5">
        <Reading read={read}>{(pool) => <Groups cohort={id} pool={pool} />}</Reading>
      </div>
      <div class="stack g5">
        <Gate cohort={id} />
        <Section title={t('rec_ways')}>
          <Rows>
            <Row icon="share" href={`/cohorts/${id}/recruiting`} small={t('rec_ways_more')}>
              {t('rec_ways_open')}
            </Row>
          </Rows>
        </Section>
      </div>
    </Screen>
  );
}

function Groups({ cohort, pool }: { cohort: string; pool: Pool }) {
  const work = useWork();
  const gone = pool.items.filter(({ state, person_id }) => state === 'declined' && !person_id).length;
  const there = pool.items.filter(({ state, person_id }) => state !== 'declined' || person_id);
  const due = there.filter(asksNow);
  if (there.length === 0 && gone === 0) {
    return (
      <Empty title={t('rec_pool_none')} action={<Btn href={`/cohorts/${cohort}/recruiting`}>{t('rec_ways_open')}</Btn>}>
        {t('rec_pool_none_text')}
      </Empty>
    );
  }
  return (
    <>
      <Trouble work={work} typed={false} />
      {due.length > 0 && <Group cohort={cohort} title={t('rec_ask_now')} own={due} work={work} />}
      {STATES.map((state) => {
        const own = there.filter((one) => one.state === state && !asksNow(one));
        return own.length > 0 && <Group key={state} cohort={cohort} title={stateName(state)} own={own} work={work} />;
      })}
      {gone > 0 && <p class="kick">{t('rec_gone', { n: gone })}</p>}
    </>
  );
}

const Group = ({ cohort, title, own, work }: { cohort: string; title: string; own: Prospect[]; work: Work }) => (
  <Section title={`${title} · ${own.length}`}>
    <div class="card rows gap0">
      {own.map((one) => (
        <Line key={one.id} cohort={cohort} prospect={one} work={work} />
      ))}
    </div>
  </Section>
);

function Line({ cohort, prospect, work }: { cohort: string; prospect: Prospect; work: Work }) {
  const next = nextState(prospect);
  return (
    <div class="rw">
      <Who name={nameOf(prospect)} side={sideOf(prospect.age_group)} />
      <a class="grow" href={`/cohorts/${cohort}/pool/${prospect.id}`}>
        <bdi>{nameOf(prospect)}</bdi>
        <small>{lineOf(prospect)}</small>
      </a>
      {next && (
        <Btn onClick={() => move(work, cohort, prospect, next)}>
          {t(`rec_move_${next}`)}
          <span class="vh">: {nameOf(prospect)}</span>
        </Btn>
      )}
      {prospect.state === 'agreed' && <Icon name="check" />}
      {asksNow(prospect) && <Icon name="clock" />}
    </div>
  );
}

/** Notes where somebody is now; the pool is read anew afterwards. */
export async function move(work: Work, cohort: string, { id, version, first_name }: Prospect, state: State, askAgain?: string): Promise<boolean> {
  const body = { state, ...(askAgain ? { ask_again_day: askAgain } : {}) };
  if (!(await work.run(() => put<Prospect>(`/cohorts/${cohort}/pool/${id}/state`, body, version)))) return false;
  toast(t('rec_moved', { name: first_name || t('nameless'), state: stateName(state) }));
  return true;
}
