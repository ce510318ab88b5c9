import { pendingOf } from '../data/outbox';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Strip } from '../ui/strip';
import type { MyConsents } from './types';

/**
 * On the first screen of a tandem: a quiet line that can wait. Whoever has taken the signature back is left in peace.
 * It comes with the first screen, so it leans on nothing bigger.
 */
export function DeclarationAsks() {
  const state = useRead<MyConsents>('/me/consents').data?.state;
  if ((state !== 'open' && state !== 'outdated') || pendingOf('declaration:me').length > 0) return null;
  return (
    <Strip kind="good" icon="pen" title={t(state === 'open' ? 'home_declaration_open' : 'home_declaration_new')}>
      {t('home_declaration_text')} <a href="/declaration">{t('home_declaration_read')}</a>
    </Strip>
  );
}
