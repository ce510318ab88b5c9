import { useEffect } from 'preact/hooks';
import { t } from '../i18n';
import { Btn } from './btn';
import { PAGE, reading, stopReading } from './reading';

const speech = () => import('./speech');

/** Reads the whole screen, from any screen; while it reads, it can rest and stop. */
export function ReadPage() {
  const now = reading.value?.by === PAGE ? reading.value : null;
  useEffect(() => stopReading, []);
  const read = async () => (await speech()).read(PAGE, document.getElementById('main'));
  const turn = async () => (now?.paused ? (await speech()).goOn() : (await speech()).pause());
  if (!now) return <Btn kind="icon" icon="read" label={t('read_page')} onClick={read} />;
  return (
    <>
      <Btn kind="icon" icon={now.paused ? 'play' : 'pause'} label={t(now.paused ? 'read_go_on' : 'read_pause')} onClick={turn} />
      <Btn kind="icon" icon="stop" label={t('read_aloud_stop')} onClick={stopReading} />
    </>
  );
}
