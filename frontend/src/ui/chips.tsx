import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from './icon';

export type Option<V extends string = string> = { value: V; label: ComponentChildren };

function Chip({ name, on, multi, onPress, children }: { name: string; on: boolean; multi: boolean; onPress: () => void; children: ComponentChildren }) {
  return (
    <label class={on ? 'chip on' : 'chip'}>
      {/* A second tap on a chosen single chip takes the answer back: every answer may stay empty. */}
      <input type={(multi ? 'checkbox' : 'radio') as 'checkbox'} name={name} checked={on} onClick={() => (multi || on) && onPress()} onChange={() => !multi && !on && onPress()} />
      {on && <Icon name="check" />}
      {children}
    </label>
  );
}

type Base<V extends string> = { legend: ComponentChildren; options: Option<V>[]; children?: ComponentChildren; hiddenLegend?: boolean };

/** Likely answers to tap, one of them. A second tap takes it back unless `required`. */
export function Chips<V extends string>({ legend, options, value, onValue, required, children, hiddenLegend }: Base<V> & { value: V | null; onValue: (value: V | null) => void; required?: boolean }) {
  const name = useId();
  return (
    <fieldset class="stack">
      <legend class={hiddenLegend ? 'vh' : undefined}>{legend}</legend>
      <div class="chips">
        {options.map((option) => (
          <Chip key={option.value} name={name} multi={false} on={value === option.value} onPress={() => (value !== option.value ? onValue(option.value) : required || onValue(null))}>
            {option.label}
          </Chip>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

/** Likely answers to tap, any number of them; `children` may hold the rarer ones. */
export function MultiChips<V extends string>({ legend, options, values, onValues, children, hiddenLegend }: Base<V> & { values: V[]; onValues: (values: V[]) => void }) {
  const name = useId();
  return (
    <fieldset class="stack">
      <legend class={hiddenLegend ? 'vh' : undefined}>{legend}</legend>
      <MultiChipRow name={name} options={options} values={values} onValues={onValues} />
      {children}
    </fieldset>
  );
}

/** The bare chips of a question, for a second group behind "more". */
export function MultiChipRow<V extends string>({ name, options, values, onValues }: { name: string; options: Option<V>[]; values: V[]; onValues: (values: V[]) => void }) {
  return (
    <div class="chips">
      {options.map(({ value, label }) => {
        const on = values.includes(value);
        return (
          <Chip key={value} name={name} multi on={on} onPress={() => onValues(on ? values.filter((other) => other !== value) : [...values, value])}>
            {label}
          </Chip>
        );
      })}
    </div>
  );
}
