import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { me } from '../api/session';
import type { Channel, ContactWay, Items, ReminderSettings } from '../api/types';
import { pendingOf, send } from '../data/outbox';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Icon, type IconName } from '../ui/icon';
import { Reading } from '../ui/skeleton';
import { Tick } from '../ui/tick';
import { ContactWayCard } from './contact-way';
import { moved, rowsOf, switched } from './order';
import './contact.css';

const ENTITY = 'reminder-settings:me';
const ICONS: Record<Channel, IconName> = { push: 'smartphone', email: 'mail', sms: 'message' };

/** Which way a reminder takes first, which one next, and where it goes. */
export function Reach() {
  const read = useRead<ReminderSettings>('/me/reminder-settings');
  const ways = useRead<Items<ContactWay>>('/me/contact-ways');
  const staff = me.value?.role !== 'participant';
  return (
    <Screen title={t('reach_title')} up="/reminders">
      <p>{t('reach_text')}</p>
      <Reading read={read}>{(settings) => <Order stored={settings} />}</Reading>
      <Section title={t('reach_where')}>
        <p>{t('reach_says')}</p>
        <Reading read={ways}>
          {({ items }) => {
            const shown = items.filter((way) => way.offered || way.value || way.pending_value);
            return shown.length === 0 ? (
              <p class="kick">{t('reach_push_only')}</p>
            ) : (
              shown.map((way) => (
                <ContactWayCard
                  key={way.kind}
                  way={way}
                  onChange={async () => {
                    await Promise.all([ways.refresh(), read.refresh()]);
                  }}
                />
              ))
            );
          }}
        </Reading>
        <p class="kick">{t(staff ? 'reach_yours_team' : 'reach_yours')}</p>
      </Section>
    </Screen>
  );
}

function Order({ stored }: { stored: ReminderSettings }) {
  const [told, setTold] = useState({ text: '' });
  const list = useRef<HTMLOListElement>(null);
  const focus = useRef<{ channel: Channel; by: -1 | 1; place: number } | null>(null);
  const change = pendingOf(ENTITY).at(-1);
  const settings = { ...stored, ...(change?.body as Partial<ReminderSettings> | undefined) };
  const { channels_offered: offered = ['push'], channels_on: on = [], off, meeting_lead_minutes } = settings;
  // What was chosen shows at once; from then on the outbox knows it, until the server does.
  const [chosen, setChosen] = useState<Channel[] | null>(null);
  const writing = useRef(0);
  useEffect(() => {
    if (!change && !writing.current) setChosen(null);
  }, [change?.id]);
  const channels = chosen ?? settings.channels ?? ['push'];
  const { used, unused } = rowsOf(channels, offered);

  // The row moves away under the finger; the focus goes with it, to the other arrow where this one has ended.
  useLayoutEffect(() => {
    const at = focus.current;
    if (!at || used.indexOf(at.channel) !== at.place) return;
    focus.current = null;
    const arrows = [at.by, -at.by].map((by) => list.current?.querySelector<HTMLButtonElement>(`[data-channel="${at.channel}"] [data-by="${by}"] button`));
    arrows.find(Boolean)?.focus();
  });

  const save = (next: Channel[]) => {
    setChosen(next);
    // While it is on its way into the outbox, an earlier one may leave it.
    writing.current++;
    void send({
      method: 'PUT',
      path: '/me/reminder-settings',
      body: { off, meeting_lead_minutes, channels: next },
      entity: ENTITY,
      base: stored.version || null,
      label: { key: 'label_reminders' },
    }).finally(() => writing.current--);
  };
  const move = (channel: Channel, by: -1 | 1) => {
    const place = used.indexOf(channel) + by;
    focus.current = { channel, by, place };
    setTold({ text: t('reach_moved', { channel: t(`reach_${channel}`), place: place + 1 }) });
    save(moved(channels, offered, channel, by));
  };
  const toggle = (channel: Channel, use: boolean) => {
    const next = switched(channels, offered, channel, use);
    // Said again with every try: drawing anew puts the tick back, too.
    setTold({ text: next ? '' : t('reach_last') });
    if (next) save(next);
  };

  return (
    <Section title={t('reach_order')}>
      <ol class="card rows gap0 channels" ref={list}>
        {[...used, ...unused].map((channel) => {
          const place = used.indexOf(channel);
          const name = t(`reach_${channel}`);
          return (
            <li key={channel} class="rw" data-channel={channel}>
              <Icon name={ICONS[channel]} />
              <div class="grow">
                <Tick checked={place >= 0} onChecked={(use) => toggle(channel, use)}>
                  {place >= 0 && <span class="vh">{t('reach_place', { place: place + 1 })} </span>}
                  {name}
                  <small>{stateOf(channel, place >= 0, on)}</small>
                </Tick>
              </div>
              {place >= 0 && used.length > 1 && (
                <span class="arrows">
                  <span data-by="-1">{place > 0 && <Btn kind="icon" icon="up" label={t('reach_up', { channel: name })} onClick={() => move(channel, -1)} />}</span>
                  <span data-by="1">
                    {place < used.length - 1 && <Btn kind="icon" icon="below" label={t('reach_down', { channel: name })} onClick={() => move(channel, 1)} />}
                  </span>
                </span>
              )}
            </li>
          );
        })}
      </ol>
      <p role="status" class="kick">
        {told.text}
      </p>
      <SentBadge state={change?.state} />
    </Section>
  );
}

function stateOf(channel: Channel, used: boolean, on: Channel[]) {
  if (!used) return t('reach_unused');
  return t(on.includes(channel) ? 'reach_ready' : `reach_missing_${channel}`);
}
