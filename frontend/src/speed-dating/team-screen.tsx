import { useEffect } from 'preact/hooks';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { Reading } from '../ui/skeleton';
import { useSound } from './bell';
import { lengthOf, momentAt } from './clock';
import { useAwake, useLive, useMoment } from './live';
import { tableName } from './seat';
import { serverNow } from './server-time';
import { SoundSwitch } from './sound';
import { pathOf } from './team-evening';
import { whenOf } from './team-paper';
import { breaksIn, nameIn } from './team-words';
import { Timer } from './timer';
import type { TeamDating } from './types';
import './dating.css';
import './team-dating.css';

/** For the wall of the hall: the time, and who goes to which table. */
export function SpeedDatingWall({ id }: { id: string }) {
  const read = useLive<TeamDating>(pathOf(id), (data) => data);
  useSound();
  useAwake(true);
  useEffect(() => {
    document.title = `${t('sd_title')} – MainPate`;
  }, []);
  return (
    <main class="wall" id="main">
      <Reading read={read}>{(dating) => <Wall dating={dating} />}</Reading>
      <div class="row wall-tools">
        <Btn kind="icon" icon="back" label={t('back')} href={pathOf(id)} />
        <SoundSwitch />
        {document.fullscreenEnabled && (
          <Btn kind="bare" onClick={() => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen())}>
            {t('sdt_full')}
          </Btn>
        )}
      </div>
    </main>
  );
}

function Wall({ dating }: { dating: TeamDating }) {
  const ticking = useMoment(dating, dating.running, dating.rounds.length);
  const moment = ticking ?? (dating.running ? momentAt(dating.running, dating, dating.rounds.length, serverNow()) : null);
  const number = moment && moment.phase !== 'done' ? moment.round : 1;
  const round = moment?.phase === 'done' || dating.state === 'over' ? undefined : dating.rounds[number - 1];
  const paused = dating.running?.paused_at;
  const left = moment ? moment.until - (paused ? Date.parse(paused) : serverNow()) : 0;
  const heading = () => {
    if (!moment) return dating.state === 'over' ? t('sd_over') : t('sd_title');
    if (paused) return t('sd_paused');
    if (moment.phase === 'soon') return t('sd_soon');
    if (moment.phase === 'done') return t('sd_done');
    return moment.phase === 'change' ? `${t('sd_change')} · ${t('sd_round', { n: number })}` : t('sd_round_of', { n: number, all: dating.rounds.length });
  };
  const resting = round ? breaksIn(dating, round) : '';
  return (
    <>
      <div class="wall-time">
        <h1 tabIndex={-1}>{heading()}</h1>
        {moment && moment.phase !== 'done' ? <Timer exact left={left} whole={lengthOf(moment, dating)} /> : <p class="big">{whenOf(dating)}</p>}
      </div>
      {round && (
        <div class="stack">
          <ul class="wall-tables">
            {round.talks.filter(({ cut }) => !cut).map(({ table, first_id, second_id }) => (
              <li key={table}>
                <span class="table" aria-hidden="true">
                  {table}
                </span>
                <span class="vh">{tableName(dating.how, table)}: </span>
                <span>
                  <bdi>{nameIn(dating, first_id)}</bdi>
                  <br />
                  <bdi>{nameIn(dating, second_id)}</bdi>
                </span>
              </li>
            ))}
          </ul>
          {resting && <p>{t('sdt_break', { names: resting })}</p>}
        </div>
      )}
    </>
  );
}
