import { me } from '../api/session';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Step } from '../start/step';
import type { MySheets } from './sets';
import { overlaySheets, SHEETS } from './writes';

/** On the way to the tandem: the first sheet, for whoever likes. */
export function SheetStep() {
  const read = useRead<MySheets>(SHEETS).data;
  if (!read) return null;
  const { sheets, open } = overlaySheets(read, me.value?.id ?? '');
  const done = sheets.some((sheet) => sheet.occasion === 'start');
  const first = open.find(({ occasion }) => occasion === 'start');
  if (!done && !first) return null;
  return <Step title={t('start_sheet')} state={t(done ? 'start_sheet_done' : 'start_sheet_todo')} href="/sheets" done={done} />;
}
