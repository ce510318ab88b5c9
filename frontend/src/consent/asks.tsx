import { useRead } from '../data/read';
import { t } from '../i18n';
import { Step } from '../start/step';
import { Strip } from '../ui/strip';
import type { MyConsents } from './types';
import { MINE, overlay } from './writes';

/** On the way to the tandem: the declaration. */
export function DeclarationStep() {
  const read = useRead<MyConsents>(MINE).data;
  if (!read) return null;
  const { state } = overlay(read);
  return <Step title={t('start_declaration')} state={t(`start_declaration_${state}`)} href={state === 'signed' || state === 'withdrawn' ? '/consents' : '/declaration'} done={state === 'signed'} />;
}

/** On the first screen of a tandem: a quiet line that can wait. Whoever has taken the signature back is left in peace. */
export function DeclarationAsks() {
  const read = useRead<MyConsents>(MINE).data;
  const state = read && overlay(read).state;
  if (state !== 'open' && state !== 'outdated') return null;
  return (
    <Strip kind="good" icon="pen" title={t(state === 'open' ? 'cs_home_open' : 'cs_home_new')}>
      {t('cs_home_text')} <a href="/declaration">{t('cs_read')}</a>
    </Strip>
  );
}
