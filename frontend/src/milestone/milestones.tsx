import { t } from '../i18n';
import { Screen } from '../screen';

const Page = () => (
  <Screen title={t('nav_milestones')} heading="top">
    <p>{t('loading')}</p>
  </Screen>
);

export { Page as Milestones, Page as MilestoneScreen };
