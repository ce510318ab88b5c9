import { t } from '../i18n';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';

export function Home() {
  return (
    <Screen
      title={t('nav_today')}
      action={
        <Btn kind="main" icon="add" href="/meeting/new">
          {t('log_meeting')}
        </Btn>
      }
    >
      <p>{t('loading')}</p>
    </Screen>
  );
}
