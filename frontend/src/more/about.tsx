import { t } from '../i18n';
import { Screen } from '../screen';

const Page = () => (
  <Screen title={t('loading')}>
    <p>{t('loading')}</p>
  </Screen>
);

export { Page as About };
