import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { Tick } from '../ui/tick';
import { sound, switchSound } from './bell';

/** Small, in the header: whether this phone rings aloud. */
export const SoundSwitch = () => (
  <Btn kind="icon" icon={sound.value ? 'bell' : 'quiet'} label={t('sd_sound')} pressed={sound.value} onClick={() => switchSound(!sound.value)} />
);

/** The same in words, on a phone. */
export const SoundTick = () => (
  <Tick checked={sound.value} onChecked={switchSound}>
    {t('sd_sound')}
  </Tick>
);
