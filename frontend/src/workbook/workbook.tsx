import './workbook.css';
import './conflict';
import { t } from '../i18n';
import { Screen } from '../screen';

export { MeetingForm } from './meeting';
export { NoteForm } from './note';
export { StepForm } from './step';

const Page = () => (
  <Screen title={t('nav_workbook')} heading="top">
    <p>{t('loading')}</p>
  </Screen>
);
export { Page as EntryScreen, Page as Workbook };
