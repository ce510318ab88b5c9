import { t } from '../i18n';
import { Screen } from '../screen';
import { SixCards } from './cards';

/** The six cards again, for whoever is in already. */
export const HowItWorks = () => (
  <Screen title={t('start_title')} up="/" plain>
    <SixCards />
  </Screen>
);
