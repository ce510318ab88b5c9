/** Filters of one list. Not for going elsewhere. */
export function Tabs<V extends string>({ label, options, value, onValue }: { label: string; options: { value: V; label: string }[]; value: V; onValue: (value: V) => void }) {
  return (
    <div class="tabs" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => onValue(option.value)}>
          {option.label}
        </button>
      ))}
    </div>
  );
}
