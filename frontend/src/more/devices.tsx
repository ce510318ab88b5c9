import { useEffect, useState } from 'preact/hooks';
import { del, post } from '../api/client';
import type { Device, Invitation, Items } from '../api/types';
import { useRead } from '../data/read';
import { clock, clockOf, dayOf, nearDay, shortDay, t } from '../i18n';
import { Screen } from '../screen';
import { Badge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Qr } from '../ui/qr';
import { Row } from '../ui/rows';
import { problemToast, Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { signOut } from './sign-out';

/** Where one is signed in. */
export function Devices() {
  const read = useRead<Items<Device>>('/me/devices');
  const end = (path: string) => del(path).then(read.refresh, problemToast);
  return (
    <Screen title={t('devices_title')} up="/more" plain>
      <p>{t('devices_text')}</p>
      <Reading read={read}>
        {({ items }) => (
          <>
            <ul class="card rows gap0">
              {items.map((device) => (
                <li key={device.id}>
                  <DeviceRow device={device} onEnd={() => end(`/me/devices/${device.id}`)} />
                </li>
              ))}
            </ul>
            <div class="row">
              {items.length > 1 && <Btn onClick={() => end('/me/devices')}>{t('devices_others')}</Btn>}
              <Btn
                kind="bare"
                onClick={async () => {
                  const ended = await del('/me/devices').then(
                    () => true,
                    (error) => void problemToast(error),
                  );
                  if (ended) await signOut();
                }}
              >
                {t('devices_all')}
              </Btn>
            </div>
          </>
        )}
      </Reading>
      <div class="row">
        <Btn icon="code" href="/add-device">
          {t('more_add_device')}
        </Btn>
      </div>
    </Screen>
  );
}

function DeviceRow({ device, onEnd }: { device: Device; onEnd: () => Promise<unknown> }) {
  const name = device.label || t('devices_unknown');
  const used = t('devices_used', { day: nearDay(device.last_used_day) });
  const since = t('devices_since', { day: shortDay(dayOf(device.created_at)) });
  const end = device.current ? (
    <Badge kind="good">{t('devices_this')}</Badge>
  ) : (
    <Btn onClick={onEnd}>
      {t('devices_out')}
      <span class="vh">: {name}</span>
    </Btn>
  );
  return (
    <Row icon="smartphone" small={`${used} · ${since}`} end={end}>
      <bdi>{name}</bdi>
    </Row>
  );
}

/** A code for ten minutes that signs in on one more device of one's own. */
export function AddDevice() {
  const [code, setCode] = useState<Invitation | null>(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    if (!code) return;
    setGone(false);
    const timer = setTimeout(() => setGone(true), Date.parse(code.expires_at) - Date.now());
    return () => clearTimeout(timer);
  }, [code]);
  const show = () => post<Invitation>('/me/device-code').then(setCode, problemToast);

  return (
    <Screen
      title={t('add_title')}
      up="/more"
      plain
      action={
        code && !gone ? undefined : (
          <Btn kind="main" icon="code" onClick={show}>
            {t('add_show')}
          </Btn>
        )
      }
    >
      <p>{t('add_text')}</p>
      {gone && <Strip kind="wait" icon="clock" title={t('add_gone')} />}
      {code && !gone && (
        <div class="card">
          <p>{t('add_scan')}</p>
          <Qr text={code.url} label={t('add_qr')} />
          <p>{t('add_type', { address: `${location.host}/join` })}</p>
          <p class="code">{code.code}</p>
          <p class="kick">{t('add_until', { time: clock(clockOf(code.expires_at)) })}</p>
        </div>
      )}
    </Screen>
  );
}
