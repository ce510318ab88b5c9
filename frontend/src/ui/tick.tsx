import type { ComponentChildren } from 'preact';

type Props = { checked: boolean; onChecked: (checked: boolean) => void; children: ComponentChildren; name?: string; radio?: boolean; disabled?: boolean };

/** A box to tick, or with `radio` one of several. */
export function Tick({ checked, onChecked, children, name, radio, disabled }: Props) {
  return (
    <label class="tick">
      <input type={(radio ? 'radio' : 'checkbox') as 'checkbox'} name={name} checked={checked} disabled={disabled} onChange={(event) => onChecked(event.currentTarget.checked)} />
      <span class="grow">{children}</span>
    </label>
  );
}
