import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon';

type Props = { kind: 'wait' | 'care' | 'good'; icon?: IconName; title: ComponentChildren; children?: ComponentChildren; alert?: boolean };
const ICONS = { wait: 'nonet', care: 'warning', good: 'check' } as const;

/** Says what is safe and who must do what: offline (wait), something went wrong (care), a pause (good). */
export function Strip({ kind, icon = ICONS[kind], title, children, alert }: Props) {
  return (
    <div class={`strip ${kind}`} role={alert ? 'alert' : undefined}>
      <Icon name={icon} />
      <div class="grow">
        <b>{title}</b>
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
