import { t } from '../i18n';
import { Screen } from '../screen';

const Page = () => (
  <Screen title={t('nav_workbook')} heading="top">
    <p>{t('loading')}</p>
  </Screen>
);

export { Page as EntryScreen, Page as MeetingForm, Page as NoteForm, Page as StepForm, Page as Workbook };
