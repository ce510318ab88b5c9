import { useEffect } from 'preact/hooks';
import { t } from '../i18n';
import { Btn } from './btn';
import { PAGE, reading, stopReading } from './reading';

const speech = () => import('./speech');

type Props = {
  by?: string;
  /** What is read: the screen, or a sheet that stands in front of it. */
  of?: () => Element | null;
};

/** Reads the whole screen, from any screen; while it reads, it can rest and stop. */
export function ReadPage({ by = PAGE, of = () => document.getElementById('main') }: Props) {
  const now = reading.value?.by === by ? reading.value : null;
  useEffect(() => stopReading, []);
  const read = async () => (await speech()).read(by, of());
  const turn = async () => (now?.paused ? (await speech()).goOn() : (await speech()).pause());
  if (!now) return <Btn kind="icon" icon="read" label={t('read_page')} onClick={read} />;
  return (
    <>
      <Btn kind="icon" icon={now.paused ? 'play' : 'pause'} label={t(now.paused ? 'read_go_on' : 'read_pause')} onClick={turn} />
      <Btn kind="icon" icon="stop" label={t('read_aloud_stop')} onClick={stopReading} />
    </>
  );
}
