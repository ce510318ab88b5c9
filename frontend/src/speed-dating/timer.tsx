import { t } from '../i18n';

/** The time that is left in words: whole minutes, then steps of ten seconds. A phone on the table should not hurry anybody. */
export function calmly(left: number): string {
  if (left > 60_000) return t('sd_minutes', { n: Math.ceil(left / 60_000) });
  const seconds = Math.ceil(left / 10_000) * 10;
  return left > 10_000 ? t('sd_seconds', { n: seconds }) : t('sd_at_once');
}

/** "4:05", for whoever leads. */
export function exactly(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

type Props = { left: number; whole: number; exact?: boolean };

/** A ring that empties around the time; it moves only as time does. */
export function Timer({ left, whole, exact = false }: Props) {
  const part = Math.max(0, Math.min(1, left / whole));
  return (
    <div class="timer" role="timer">
      <svg viewBox="0 0 120 120" aria-hidden="true">
        <circle class="all" cx="60" cy="60" r="54" />
        <path class="left" pathLength={1} stroke-dasharray={`${part.toFixed(4)} 2`} d="M60 6a54 54 0 1 1 0 108 54 54 0 0 1 0-108" />
      </svg>
      <span class={exact ? 'exact' : undefined}>{exact ? exactly(left) : calmly(left)}</span>
    </div>
  );
}
