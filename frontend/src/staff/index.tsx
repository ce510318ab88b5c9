import { t } from '../i18n';
import { Screen } from '../screen';

/** The team's screens; loaded by nobody else. */
export function Staff() {
  return (
    <Screen title={t('nav_today')} heading="top" two>
      <p>{t('loading')}</p>
    </Screen>
  );
}
