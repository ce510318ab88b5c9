import { useRead } from '../data/read';
import { t } from '../i18n';
import { Step } from '../start/step';
import { overlayProfile, PROFILE } from './writes';
import type { Profile } from './words';

/** On the way to the tandem: the own cards. */
export function ProfileStep() {
  const read = useRead<Profile>(PROFILE).data;
  if (!read) return null;
  const { profile, state } = overlayProfile(read);
  const done = profile.version > 0 || state !== null;
  return <Step title={t('start_profile')} state={t(done ? 'start_profile_done' : 'start_profile_todo')} href="/gives" done={done} />;
}
