import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { offline } from '../api/client';
import { clock as written, clockOf as clockAt, t, today } from '../i18n';
import { Btn } from '../ui/btn';
import { Chips } from '../ui/chips';
import { Strip } from '../ui/strip';
import { useSound } from './bell';
import { begunAt, lengthOf } from './clock';
import { Together } from './call';
import { Impressions, ImpressionCard } from './impressions';
import { useAwake, useMoment } from './live';
import { Pictures } from './pictures';
import { Seat } from './seat';
import { SoundTick } from './sound';
import { serverNow } from './server-time';
import { Timer } from './timer';
import type { DatingClock, MyDating } from './types';

/** What a phone without internet was told by its person: this round is on. */
const told = signal<{ dating: string; clock: DatingClock } | null>(null);

const tell = (dating: MyDating, round: number) => (told.value = { dating: dating.id, clock: { round, at: new Date(serverNow()).toISOString(), paused_at: null } });

/** The clock to go by: the server's, or without internet what the person said. */
export function clockOf(dating: MyDating): DatingClock | null {
  const own = offline.value && told.value?.dating === dating.id ? told.value.clock : null;
  return own ?? dating.running;
}

/** Whether it runs here: also when the news of the start cannot reach this phone. */
export const runsHere = (dating: MyDating) => dating.state === 'running' || (dating.state === 'planned' && clockOf(dating) !== null);

/** Without internet on the day itself the person can say that it has begun. */
export function BeganOffline({ dating }: { dating: MyDating }) {
  if (!offline.value || dating.day !== today() || dating.rounds.length === 0) return null;
  return <Btn onClick={() => tell(dating, 1)}>{t('sd_began')}</Btn>;
}

/** The evening itself: where to go, with whom, how long, and what to begin with. */
export function RunningDating({ dating, readAt }: { dating: MyDating; readAt: number }) {
  const clock = clockOf(dating);
  const moment = useMoment(dating, clock, dating.rounds.length);
  useSound();
  useAwake(moment !== null && moment.phase !== 'done');
  useEffect(() => {
    if (!offline.value) told.value = null;
  }, [offline.value]);
  if (!moment) return null;
  const begun = begunAt(moment);
  const paused = clock?.paused_at != null;
  const left = moment.until - (paused ? Date.parse(clock.paused_at as string) : serverNow());
  const before = dating.rounds[begun - 1];
  const last = before?.cut ? null : before?.partner;
  const talks = dating.rounds[moment.round - 1]?.partner && !dating.rounds[moment.round - 1]?.cut;
  return (
    <>
      {dating.presence !== 'here' && !offline.value && moment.phase !== 'done' && <Strip kind="wait" icon="people" title={t('sd_not_seen')} />}
      {moment.phase === 'done' ? (
        <>
          <p class="big" role="status">
            {t('sd_done')}
          </p>
          {offline.value && <ByThePlan dating={dating} readAt={readAt} now={moment.round} />}
        </>
      ) : (
        <>
          <p class="kick" role="status">
            {moment.phase === 'soon' && t('sd_soon')}
            {moment.phase === 'change' && `${t('sd_change')} · ${t(dating.how === 'on_site' ? 'sd_change_to' : 'sd_change_talk')}`}
            {moment.phase === 'talk' && t('sd_round_of', { n: moment.round, all: dating.rounds.length })}
          </p>
          <Seat dating={dating} round={dating.rounds[moment.round - 1]} />
          {offline.value && <ByThePlan dating={dating} readAt={readAt} now={moment.round} />}
          <Together dating={dating} round={dating.rounds[moment.round - 1]} />
          {paused ? <Strip kind="good" icon="pause" title={t('sd_paused')} /> : <Timer left={left} whole={lengthOf(moment, dating)} />}
          {moment.phase === 'talk' && talks && <Pictures round={moment.round} />}
          <SoundTick />
          {moment.phase !== 'talk' && last && <ImpressionCard key={last.id} dating={dating} about={{ id: last.id, name: last.display_name }} />}
        </>
      )}
      {moment.phase === 'done' ? (
        <Impressions dating={dating} begun={begun} />
      ) : (
        <details class="fold">
          <summary>{t('sd_impressions')}</summary>
          <Impressions dating={dating} begun={moment.phase === 'talk' ? begun - 1 : begun} heading={false} />
        </details>
      )}
    </>
  );
}

/** What the phone goes by while nobody can reach it, and the one tap that puts it right. */
const ByThePlan = ({ dating, readAt, now }: { dating: MyDating; readAt: number; now: number }) => (
  <Strip kind="wait" icon="clock" title={t('sd_offline', { when: written(clockAt(new Date(readAt))) })}>
    <Chips
      required
      legend={t('sd_offline_text')}
      value={String(now)}
      onValue={(round) => round && tell(dating, Number(round))}
      options={dating.rounds.map(({ number }) => ({ value: String(number), label: t('sd_round', { n: number }) }))}
    />
  </Strip>
);
