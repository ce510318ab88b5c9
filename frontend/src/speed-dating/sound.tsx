import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { sound, switchSound } from './bell';

/** Small, in the header: whether this phone rings aloud. */
export const SoundSwitch = () => (
  <Btn kind="icon" icon={sound.value ? 'read' : 'quiet'} label={t('sd_sound')} pressed={sound.value} onClick={() => switchSound(!sound.value)} />
);
