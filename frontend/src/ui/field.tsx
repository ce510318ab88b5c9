import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../i18n';
import { Icon } from './icon';
import { Tick } from './tick';

type Common = {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: ComponentChildren;
  /** What is wrong, in words. */
  error?: string | undefined;
  id?: string;
  required?: boolean;
  autoFocus?: boolean;
};

type LineProps = Common & {
  type?: 'text' | 'date' | 'time' | 'number' | 'search' | 'tel' | 'email' | 'password';
  inputMode?: 'numeric' | 'text' | 'tel' | 'email' | 'search';
  autoComplete?: string;
  placeholder?: string;
  maxLength?: number;
  min?: string;
  max?: string;
  step?: string;
  /** Words of a person stand in serif. */
  voice?: boolean;
  code?: boolean;
};

function Frame({ id, label, hint, error, children }: { id: string; label: string; hint?: ComponentChildren; error?: string | undefined; children: ComponentChildren }) {
  return (
    <div class="field grow">
      <label for={id}>{label}</label>
      {children}
      {error ? (
        <p class="err" id={`${id}-error`}>
          <Icon name="warning" />
          {error}
        </p>
      ) : (
        hint && <small id={`${id}-hint`}>{hint}</small>
      )}
    </div>
  );
}

const told = (id: string, hint: unknown, error: unknown) => (error ? `${id}-error` : hint ? `${id}-hint` : undefined);

/** One line of text, a day, a time. */
export function Field({ label, value, onValue, hint, error, id: given, type = 'text', voice, code, autoFocus, ...rest }: LineProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input
        {...rest}
        ref={(input) => void (autoFocus && input && document.activeElement === document.body && input.focus())}
        class={`in${voice ? ' voice' : ''}${code ? ' code' : ''}`}
        id={id}
        type={type as 'text'}
        dir={voice ? 'auto' : undefined}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={told(id, hint, error)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Frame>
  );
}

type AreaProps = Common & { placeholder?: string; maxLength?: number; voice?: boolean; rows?: number };

/** Several lines: what a person wants to say. */
export function Area({ label, value, onValue, hint, error, id: given, voice = true, rows = 3, required, placeholder, maxLength }: AreaProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea
        class={voice ? 'in voice' : 'in'}
        id={id}
        rows={rows}
        dir="auto"
        required={required}
        placeholder={placeholder}
        maxLength={maxLength}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={told(id, hint, error)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Frame>
  );
}

type SelectProps = Common & { options: { value: string; label: string }[]; empty?: string };

/** One of many, where chips would be too many. */
export function Select({ label, value, onValue, hint, error, id: given, options, empty }: SelectProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select
        class="in"
        id={id}
        value={value}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={told(id, hint, error)}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

type SecretProps = Common & {
  shown: boolean;
  onShown: (shown: boolean) => void;
  pin?: boolean;
  autoComplete: string;
  /** Without its own box, where one box shows two fields. */
  tickless?: boolean;
};

/** A PIN or password that can be looked at instead of typed twice. */
export function Secret({ label, value, onValue, hint, error, shown, onShown, pin, autoComplete, tickless }: SecretProps) {
  return (
    <div class="stack g2">
      <Field
        label={label}
        value={value}
        onValue={onValue}
        hint={hint}
        error={error}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        maxLength={128}
        {...(pin ? { inputMode: 'numeric' as const } : {})}
      />
      {!tickless && (
        <Tick checked={shown} onChecked={onShown}>
          {t('show_secret')}
        </Tick>
      )}
    </div>
  );
}
