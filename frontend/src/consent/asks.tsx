import { useRead } from '../data/read';
import { t } from '../i18n';
import { Step } from '../start/step';
import type { MyConsents } from './types';
import { MINE, overlay } from './writes';

/** On the way to the tandem: the declaration. */
export function DeclarationStep() {
  const read = useRead<MyConsents>(MINE).data;
  if (!read) return null;
  const { state } = overlay(read);
  return <Step title={t('start_declaration')} state={t(`start_declaration_${state}`)} href={state === 'signed' || state === 'withdrawn' ? '/consents' : '/declaration'} done={state === 'signed'} />;
}
