import { useEffect, useRef, useState } from 'preact/hooks';
import { get, OfflineError, post, ProblemError } from '../api/client';
import { me } from '../api/session';
import type { Home, Items, Kind, Reminder, ReminderSettings, Role, TestReminder, TestResult } from '../api/types';
import { pendingOf, send } from '../data/outbox';
import { useRead } from '../data/read';
import { clock, clockOf, dayOf, isKey, list, moment, shortDay, t, today, type Key } from '../i18n';
import { pushState, turnPushOff, turnPushOn, type PushState } from '../platform';
import { Screen } from '../screen';
import { overlayPause } from '../tandem/writes';
import { Badge, SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Chips } from '../ui/chips';
import { Icon } from '../ui/icon';
import { Row, Rows } from '../ui/rows';
import { problemText, Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Tick } from '../ui/tick';

const KINDS: Record<Role, Kind[]> = {
  participant: ['milestone', 'meeting', 'message', 'gathering'],
  coach: ['milestone', 'message', 'plan', 'promise'],
  manager: [],
  administrator: [],
};
const LEADS = ['30', '60', '120', '1440'] as const;

export function Reminders() {
  const [push, setPush] = useState<PushState | null>(null);
  useEffect(() => {
    void pushState().then(setPush);
  }, []);
  return (
    <Screen title={t('remind_title')} up="/more">
      <Section title={t('remind_here')}>{push && <Push state={push} onState={setPush} />}</Section>
      <Coming />
      {KINDS[me.value?.role ?? 'manager'].length > 0 && <Settings />}
      <p class="kick">{t('remind_not_official')}</p>
    </Screen>
  );
}

/** The phone's own switch, asked for only after it has been explained. */
function Push({ state, onState }: { state: PushState; onState: (state: PushState) => void }) {
  const [trouble, setTrouble] = useState<Key | null>(null);

  const turnOn = async () => {
    setTrouble(null);
    const outcome = await turnPushOn();
    if (outcome === 'on' || outcome === 'denied') onState(outcome);
    else setTrouble(`remind_${outcome}`);
  };

  if (state === 'unsupported') return <p>{t('remind_unsupported')}</p>;
  if (state === 'denied') {
    return (
      <Strip kind="wait" icon="bell" title={t('remind_denied')}>
        {t('remind_denied_more')}
      </Strip>
    );
  }
  if (state === 'install') {
    return (
      <Strip kind="wait" icon="smartphone" title={t('remind_install')}>
        <a href="/install">{t('remind_install_go')}</a>
      </Strip>
    );
  }
  if (state === 'on') {
    return (
      <div class="card">
        <p class="row">
          <Icon name="bell" />
          <b>{t('remind_on')}</b>
        </p>
        <Test />
        <div class="row flush">
          <Btn
            kind="bare"
            onClick={async () => {
              await turnPushOff();
              onState('off');
            }}
          >
            {t('remind_turn_off')}
          </Btn>
        </div>
      </div>
    );
  }
  return (
    <div class="card">
      <b>{t('remind_off')}</b>
      <p>{t('remind_why')}</p>
      <p class="kick">{t('remind_why_next')}</p>
      {trouble && <Strip kind="care" title={t(trouble)} alert />}
      <Btn kind="main" icon="bell" onClick={turnOn}>
        {t('remind_turn_on')}
      </Btn>
    </div>
  );
}

type TestState = 'sending' | 'shown' | 'handed' | 'failed' | 'none' | 'wait';
const PATIENCE = 20_000;
const PAUSE = 1000;

/** Sends a reminder to oneself and says honestly whether it has arrived: the service worker tells when it showed one. */
function Test() {
  const [state, setState] = useState<TestState | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const here = useRef(true);
  useEffect(() => {
    const hear = (event: MessageEvent<{ shown?: string }>) => {
      if (event.data?.shown !== undefined) setState((now) => now && 'shown');
    };
    navigator.serviceWorker?.addEventListener('message', hear);
    return () => {
      here.current = false;
      navigator.serviceWorker?.removeEventListener('message', hear);
    };
  }, []);

  const outcome = (to: TestState) => setState((now) => (now === 'shown' ? now : to));
  const test = async () => {
    setTrouble(null);
    setState('sending');
    try {
      const { id } = await post<TestReminder>('/me/test-reminder');
      const until = Date.now() + PATIENCE;
      while (here.current && Date.now() < until) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        const result = await get<TestResult>(`/me/test-reminder/${id}`);
        if (result.state === 'failed') return outcome('failed');
        if (result.state === 'handed_over') return outcome('handed');
      }
      outcome('handed');
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'no_device') return outcome('none');
      if (error instanceof ProblemError && error.status === 429) return outcome('wait');
      setState(null);
      if (error instanceof OfflineError) setTrouble(t('problem_offline'));
      else if (error instanceof ProblemError) setTrouble(problemText(error.code));
      else throw error;
    }
  };
  return (
    <div class="stack g2">
      <div class="row">
        <Btn onClick={test}>{t('remind_test')}</Btn>
      </div>
      <p role="status" class="row">
        {state === 'shown' && (
          <Badge kind="good" icon="check">
            {t('remind_test_shown')}
          </Badge>
        )}
        {state && state !== 'shown' && t(state === 'sending' ? 'remind_test_sending' : `remind_test_${state}`)}
        {trouble}
      </p>
    </div>
  );
}

/** What kind it is, in words. */
function nameOf({ occasion }: Reminder): string {
  if (occasion === 'meeting') return t('remind_one_meeting');
  const kind = `remind_kind_${occasion === 'group' ? 'news' : occasion}`;
  return isKey(kind) ? t(kind) : '';
}

function Coming() {
  const read = useRead<Items<Reminder>>('/me/reminders');
  const home = useRead<Home>(me.value?.role === 'participant' ? '/home' : null).data;
  const paused = home && overlayPause(home.pause, today()).pause;
  return (
    <Section title={t('remind_next')}>
      {paused && <Strip kind="good" icon="pause" title={t('remind_paused')} />}
      <Reading read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="kick">{t('remind_next_none')}</p>
          ) : (
            <Rows>
              {items.map((reminder) => (
                <Row key={reminder.id} icon="clock" href={reminder.path} small={t('remind_due', { when: moment(reminder.due_at) })}>
                  {nameOf(reminder)}
                  {reminder.starts_at && ` · ${shortDay(dayOf(reminder.starts_at))} · ${clock(clockOf(reminder.starts_at))}`}
                </Row>
              ))}
            </Rows>
          )
        }
      </Reading>
    </Section>
  );
}

const ENTITY = 'reminder-settings:me';

/** Which kinds, and how long before; kept in the outbox like everything a person decides. */
function Settings() {
  const read = useRead<ReminderSettings>('/me/reminder-settings');
  const role = me.value?.role ?? 'manager';
  return (
    <Reading read={read}>
      {(stored) => {
        const change = pendingOf(ENTITY).at(-1);
        const settings = { ...stored, ...(change?.body as Partial<ReminderSettings> | undefined) };
        // The order of the channels travels along: a change that still waits is replaced by the next.
        const save = (next: Pick<ReminderSettings, 'off' | 'meeting_lead_minutes'>) =>
          send({ method: 'PUT', path: '/me/reminder-settings', body: { ...next, channels: settings.channels }, entity: ENTITY, base: stored.version || null, label: { key: 'label_reminders' } });
        const { off, meeting_lead_minutes, channels = [], channels_offered: offered = [] } = settings;
        return (
          <>
            <fieldset class="stack gap0">
              <legend>{t('remind_kinds')}</legend>
              {KINDS[role].map((kind) => (
                <Tick
                  key={kind}
                  checked={!off.includes(kind)}
                  onChecked={(on) => void save({ off: on ? off.filter((other) => other !== kind) : [...off, kind], meeting_lead_minutes })}
                >
                  {t(`remind_kind_${kind}`)}
                </Tick>
              ))}
            </fieldset>
            {role === 'participant' && !off.includes('meeting') && (
              <Chips<string>
                legend={t('remind_lead')}
                required
                value={String(meeting_lead_minutes)}
                onValue={(minutes) => minutes && void save({ off, meeting_lead_minutes: Number(minutes) })}
                options={LEADS.map((minutes) => ({ value: minutes, label: t(`remind_lead_${minutes}`) }))}
              />
            )}
            <SentBadge state={change?.state} />
            {offered.length > 1 && (
              <Rows>
                <Row icon="message" href="/reach" small={list(channels.filter((channel) => offered.includes(channel)).map((channel) => t(`remind_by_${channel}`)))}>
                  {t('remind_reach')}
                </Row>
              </Rows>
            )}
          </>
        );
      }}
    </Reading>
  );
}
