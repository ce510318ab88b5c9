import { useState } from 'preact/hooks';
import { del, post, put } from '../api/client';
import { provide } from '../data/read';
import { t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Trouble, useWork, type Work } from '../staff/work';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { useSound } from './bell';
import { lengthOf, type Moment } from './clock';
import { useAwake, useLive, useMoment } from './live';
import { Call } from './call';
import { serverNow } from './server-time';
import { SoundSwitch } from './sound';
import { PlanForm } from './team-datings';
import { Guests } from './team-guests';
import { Papers, whenOf, type PaperKind } from './team-paper';
import { Tables } from './team-tables';
import { datingState, roomsWithoutLink } from './team-words';
import { Timer } from './timer';
import type { TeamDating } from './types';
import './dating.css';
import './team-dating.css';

export const pathOf = (id: string) => `/speed-datings/${id}`;

/** Does something to a speed-dating; the answer is how it stands then. */
export async function lead(work: Work, id: string, what: string, body: object = {}) {
  const path = pathOf(id);
  return work.run(async () => provide(path, await post<TeamDating>(`${path}/${what}`, body)));
}

/** A speed-dating in the hands of a coach: who is here, who sits where, and one big button for what comes next. */
export function SpeedDatingDesk({ id }: { id: string }) {
  const read = useLive<TeamDating>(pathOf(id), (data) => data);
  const dating = read.data;
  const work = useWork();
  const moment = useMoment(dating ?? null, dating?.running ?? null, dating?.rounds.length ?? 0);
  useSound();
  useAwake(moment !== null && moment.phase !== 'done');
  const [paper, setPaper] = useState<PaperKind | null>(null);
  return (
    <>
      <div class={paper ? 'no-print' : undefined}>
        <Screen
          title={t('sd_title')}
          {...(dating ? { kick: whenOf(dating) } : {})}
          up={dating ? `/cohorts/${dating.cohort_id}/speed-dating` : '/'}
          tools={dating?.state === 'running' && <SoundSwitch />}
          action={dating && <NextThing dating={dating} moment={moment} work={work} />}
          two
        >
          <Reading read={read}>
            {(data) => (
              <>
                <div class="stack g5">
                  {data.state === 'running' && moment && <Now dating={data} moment={moment} work={work} />}
                  <Trouble work={work} typed={false} />
                  {data.state !== 'over' && <Guests dating={data} work={work} onPrint={setPaper} />}
                </div>
                <div class="stack g5">
                  <Tables dating={data} moment={moment} />
                  <Papering dating={data} onPrint={setPaper} />
                  <Frame dating={data} work={work} />
                </div>
              </>
            )}
          </Reading>
        </Screen>
      </div>
      {dating && paper && <Papers dating={dating} kind={paper} onDone={() => setPaper(null)} />}
    </>
  );
}

type Props = { dating: TeamDating; work: Work };
type Led = Props & { moment: Moment | null };

/** The one big button: what comes next. */
function NextThing({ dating, moment, work }: Led) {
  const { id, state, opened_at, gate_open, running, guests } = dating;
  const button = (label: string, what: string, body?: object) => (
    <Btn kind="main" onClick={() => lead(work, id, what, body)}>
      {label}
    </Btn>
  );
  if (state === 'over') return null;
  if (state === 'planned') {
    if (!opened_at) {
      if (!gate_open) return <p>{t('sdt_gate')}</p>;
      const open = async () => {
        if (await lead(work, id, 'opening')) toast(t('sdt_opened'));
      };
      return (
        <>
          <Btn kind="main" onClick={open}>
            {t('sdt_open')}
          </Btn>
          <p class="kick">{t('sdt_open_text')}</p>
        </>
      );
    }
    if (!guests.some(({ presence }) => presence === 'here')) return <p>{t('sdt_start_none')}</p>;
    return button(t('sdt_start'), 'start');
  }
  if (!moment) return null;
  if (running?.paused_at) return button(t('sdt_go_on'), 'continuation');
  if (moment.phase === 'done') return <EndBtn dating={dating} work={work} main />;
  if (moment.phase === 'soon') return null;
  const { phase, round } = moment;
  return button(t(phase === 'talk' ? 'sdt_end_round' : 'sdt_begin_round', { n: round }), 'next', { phase, round });
}

const SOON = 8000;

/** Where it stands, for the one who leads it. */
function Now({ dating, moment, work }: Props & { moment: Moment }) {
  const paused = dating.running?.paused_at;
  const left = moment.until - (paused ? Date.parse(paused) : serverNow());
  const words = {
    soon: t('sd_soon'),
    talk: t('sd_round_of', { n: moment.round, all: dating.rounds.length }),
    change: `${t('sd_change')} · ${t('sd_round', { n: moment.round })}`,
    done: t('sd_done'),
  };
  return (
    <section class="card" aria-labelledby="now">
      <h2 id="now">{words[moment.phase]}</h2>
      {moment.phase !== 'done' && <Timer exact left={left} whole={lengthOf(moment, dating)} />}
      {paused && <Strip kind="good" icon="pause" title={t('sd_paused')} />}
      {!paused && moment.phase !== 'done' && left > 0 && left < SOON && (
        <p class="kick" role="status">
          {t('sdt_bell', { n: Math.ceil(left / 1000) })}
        </p>
      )}
      <div class="row">
        {!paused && moment.phase !== 'done' && (
          <Btn icon="pause" onClick={() => lead(work, dating.id, 'pause')}>
            {t('sdt_pause')}
          </Btn>
        )}
        {moment.phase !== 'done' && <EndBtn dating={dating} work={work} />}
        {dating.how === 'video' && dating.link && <Call link={dating.link} />}
      </div>
    </section>
  );
}

function EndBtn({ dating, work, main }: Props & { main?: boolean }) {
  const end = async () => {
    const sure = main || (await confirm({ title: t('sdt_end_title'), text: t('sdt_end_text'), yes: t('sdt_end') }));
    if (sure) await lead(work, dating.id, 'end');
  };
  return (
    <Btn kind={main ? 'main' : 'bare'} onClick={end}>
      {t('sdt_end')}
    </Btn>
  );
}

function Papering({ dating, onPrint }: { dating: TeamDating; onPrint: (kind: PaperKind) => void }) {
  if (dating.rounds.length === 0) return null;
  return (
    <Section title={t('sdt_paper')}>
      <Rows>
        {dating.how === 'on_site' && (
          <Row icon="print" small={t('sdt_print_tables_text')} onClick={() => onPrint({ what: 'tables' })}>
            {t('sdt_print_tables')}
          </Row>
        )}
        {dating.how === 'phone' && (
          <Row icon="print" small={t('sdt_print_calls_text')} onClick={() => onPrint({ what: 'calls' })}>
            {t('sdt_print_calls')}
          </Row>
        )}
        <Row icon="print" small={t('sdt_print_cards_text')} onClick={() => onPrint({ what: 'cards' })}>
          {t('sdt_print_cards')}
        </Row>
        <Row icon="table" small={t('sdt_wall_text')} href={`${pathOf(dating.id)}/screen`}>
          {t('sdt_wall')}
        </Row>
      </Rows>
    </Section>
  );
}

/** What was planned, and what may still change of it. */
function Frame({ dating, work }: Props) {
  const [open, setOpen] = useState(false);
  const cancel = async () => {
    if (!(await confirm({ title: t('sdt_cancel_title'), text: t('sdt_cancel_text'), yes: t('sdt_cancel') }))) return;
    if (!(await work.run(() => del(pathOf(dating.id))))) return;
    toast(t('sdt_cancelled'));
    go(`/cohorts/${dating.cohort_id}/speed-dating`, { replace: true });
  };
  return (
    <Section title={t('sdt_frame')}>
      <div class="card">
        <div class="row">
          <Badge>{datingState(dating)}</Badge>
        </div>
        <p>
          {t(`sdt_${dating.how}`)}
          {dating.place_text && (
            <>
              {' · '}
              <span dir="auto">{dating.place_text}</span>
            </>
          )}
        </p>
        <p>{t(`sdt_${dating.mode}`)}</p>
        <p>{t('sdt_minutes_each', { n: dating.minutes, m: dating.minutes_to_change })}</p>
        {dating.how === 'phone' && <p>{t('sdt_phone_text')}</p>}
        {dating.table_links.length > 0 && <p>{t('sdt_rooms', { n: dating.table_links.length })}</p>}
        {roomsWithoutLink(dating) > 0 && <Strip kind="wait" icon="warning" title={t('sdt_links_missing', { n: roomsWithoutLink(dating) })} />}
        <p class="kick">{t('sdt_private')}</p>
        {dating.state !== 'over' && (
          <div class="row">
            <Btn onClick={() => setOpen(true)}>{t('change')}</Btn>
            {dating.state === 'planned' && (
              <Btn kind="bare" onClick={cancel}>
                {t('sdt_cancel')}
              </Btn>
            )}
          </div>
        )}
      </div>
      {open && <PlanForm cohort={dating.cohort_id} dating={dating} onClose={() => setOpen(false)} />}
    </Section>
  );
}

/** Ticks people; the answer is the new plan. */
export async function tick(work: Work, id: string, people: { person_id: string; presence: string }[]) {
  return work.run(async () => provide(pathOf(id), await put<TeamDating>(`${pathOf(id)}/presence`, { people })));
}
