import { signal } from '@preact/signals';
import { t } from '../i18n';
import { Btn } from './btn';
import { Icon, type IconName } from './icon';

type Toast = { text: string; icon: IconName; undo?: () => unknown; key: number };
const shown = signal<Toast | null>(null);
const TIME = 7000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** One line that something is done, with one way back. Not for anything that must be read. */
export function toast(text: string, undo?: () => unknown, icon: IconName = 'check') {
  clearTimeout(timer);
  shown.value = { text, icon, key: Date.now(), ...(undo ? { undo } : {}) };
  timer = setTimeout(() => (shown.value = null), undo ? TIME + 3000 : TIME);
}

/** Where toasts appear; stands once in the app. */
export function Toasts() {
  const now = shown.value;
  return (
    <div class="toasts" role="status">
      {now && (
        <div class="toast" key={now.key}>
          <Icon name={now.icon} />
          <span class="grow">{now.text}</span>
          {now.undo && (
            <Btn
              kind="bare"
              onClick={() => {
                shown.value = null;
                return now.undo?.();
              }}
            >
              {t('undo')}
            </Btn>
          )}
        </div>
      )}
    </div>
  );
}
