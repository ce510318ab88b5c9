import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import { Icon, type IconName } from './icon';

/** A state in words. */
export const Badge = ({ kind, icon, children }: { kind?: 'wait' | 'care' | 'good'; icon?: IconName; children: ComponentChildren }) => (
  <span class={kind ? `badge ${kind}` : 'badge'}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
);

/** How far a change of this person has come: waiting, sent, or in need of a look. */
export function SentBadge({ state }: { state: 'waiting' | 'sending' | 'parked' | 'sent' | null | undefined }) {
  if (!state) return null;
  if (state === 'sent') {
    return (
      <Badge kind="good" icon="check">
        {t('state_sent')}
      </Badge>
    );
  }
  return (
    <Badge kind={state === 'parked' ? 'care' : 'wait'} icon={state === 'parked' ? 'warning' : 'clock'}>
      {t(state === 'parked' ? 'state_parked' : 'state_waiting')}
    </Badge>
  );
}
