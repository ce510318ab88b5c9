import { useEffect, useRef } from 'preact/hooks';

/** Filters of one list. Not for going elsewhere. */
export function Tabs<V extends string>({ label, options, value, onValue }: { label: string; options: { value: V; label: string }[]; value: V; onValue: (value: V) => void }) {
  const row = useRef<HTMLDivElement>(null);
  // More of them than fit: what is chosen is never out of sight.
  useEffect(() => row.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }), [value]);
  return (
    <div class="tabs" role="group" aria-label={label} ref={row}>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => onValue(option.value)}>
          {option.label}
        </button>
      ))}
    </div>
  );
}
