import { useEffect, useState } from 'preact/hooks';
import { use } from '../data/db';
import { clock, longDay, t, today } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Card, Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Call } from './call';
import { Impressions } from './impressions';
import { useLive } from './live';
import { BeganOffline, RunningDating, runsHere } from './running';
import { SeatList } from './seat';
import type { Mine, MyDating } from './types';
import './dating.css';

const MINE = '/me/speed-dating';

/** A guest's own speed-dating: what to expect, the evening itself, and what is remembered of it. */
export function SpeedDating() {
  const read = useLive<Mine>(MINE, ({ speed_dating }) => speed_dating);
  const dating = read.data?.speed_dating;
  const readAt = useReadAt(dating);
  const live = dating && runsHere(dating);
  return (
    <Screen title={t('sd_title')} up="/" {...(live ? { heading: 'top' as const } : {})}>
      <Reading read={read}>
        {({ speed_dating: mine }) => {
          if (!mine) return <Empty title={t('sd_none')}>{t('sd_none_text')}</Empty>;
          if (runsHere(mine)) return <RunningDating dating={mine} readAt={readAt} />;
          return mine.state === 'over' ? <Afterwards dating={mine} /> : <Before dating={mine} />;
        }}
      </Reading>
    </Screen>
  );
}

/** When the plan on this device was read. */
function useReadAt(dating: MyDating | null | undefined) {
  const [at, setAt] = useState(Date.now);
  useEffect(() => {
    use((database) => database.get('reads', MINE)).then(
      (copy) => copy && setAt(copy.fetched_at),
      () => {},
    );
  }, [dating]);
  return at;
}

function Before({ dating }: { dating: MyDating }) {
  const isToday = dating.day === today();
  return (
    <>
      <Card>
        <p class="big">{t('sd_when', { day: longDay(dating.day), clock: clock(dating.clock) })}</p>
        {dating.place_text && <p dir="auto">{dating.place_text}</p>}
        <p>{t(`sd_how_${dating.how}`)}</p>
        {dating.link && <Call link={dating.link} />}
      </Card>
      {isToday && (
        <Strip kind="good" icon="clock" title={t('sd_waits')}>
          <BeganOffline dating={dating} />
        </Strip>
      )}
      <Section title={t('sd_works')}>
        <ol class="steps stack g2">
          <li>{t(`sd_works_${dating.how}`, { n: dating.minutes })}</li>
          <li>{t(dating.how === 'on_site' ? 'sd_works_2' : 'sd_works_far')}</li>
          <li>{t('sd_works_3')}</li>
        </ol>
      </Section>
      {isToday && dating.rounds.length > 0 && (
        <Section title={t('sd_plan')}>
          <p class="kick">{t('sd_plan_may')}</p>
          <SeatList dating={dating} />
        </Section>
      )}
    </>
  );
}

const Afterwards = ({ dating }: { dating: MyDating }) => (
  <>
    <p>{t('sd_over')}</p>
    <Impressions dating={dating} begun={dating.rounds.length} />
    <div class="row center">
      <Btn kind="bare" href="/">
        {t('to_start')}
      </Btn>
    </div>
  </>
);
