import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export type PickOption<V extends string | number> = { value: V; label: ComponentChildren; end?: ComponentChildren; lang?: string };
type Props<V extends string | number> = {
  options: PickOption<V>[];
  value: V | null;
  onValue: (value: V) => void;
  /** The id of the heading that asks, or the question itself for a screen reader. */
  labelledBy?: string;
  label?: string;
};

/** One question, its answers stacked; nothing is chosen beforehand. */
export function Pick<V extends string | number>({ options, value, onValue, labelledBy, label }: Props<V>) {
  const name = useId();
  return (
    <div role="radiogroup" class="stack g2" aria-labelledby={labelledBy} aria-label={label}>
      {options.map((option) => (
        <label key={option.value} class={option.value === value ? 'pick on' : 'pick'}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onValue(option.value)} />
          <span lang={option.lang}>{option.label}</span>
          {option.end && <span class="end">{option.end}</span>}
        </label>
      ))}
    </div>
  );
}

/**
 * One of several, and the sheet around it closes. Buttons, not radio buttons: the arrows of a keyboard would already
 * choose, and a radio button that is gone reports no change.
 */
export function Choose<V extends string>({ options, value, onValue, label }: { options: PickOption<V>[]; value: V | null; onValue: (value: V) => void; label: string }) {
  return (
    <div role="group" class="stack g2" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" class={option.value === value ? 'pick on' : 'pick'} aria-pressed={option.value === value} onClick={() => onValue(option.value)}>
          <span class="row">{option.label}</span>
          {option.end && <small class="end">{option.end}</small>}
        </button>
      ))}
    </div>
  );
}

/** One to five stitches; they only echo what the words say. */
export function Stitches({ count }: { count: number }) {
  const path = Array.from({ length: count }, (_, i) => `M${20 - i * 4} 16l-2-8`).join('');
  return (
    <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** The scale of five: words from `most` to `least`, values 5 to 1. */
export function Scale({ words, ...rest }: Omit<Props<number>, 'options'> & { words: [string, string, string, string, string] }) {
  return <Pick<number> {...rest} options={words.map((word, i) => ({ value: 5 - i, label: word, end: <Stitches count={5 - i} /> }))} />;
}
