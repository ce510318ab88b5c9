import { useState } from 'preact/hooks';
import type { Visibility } from '../api/types';
import { t } from '../i18n';
import { Icon } from './icon';
import { Choose } from './pick';
import { Sheet } from './sheet';

const FILLED: Record<Visibility, number> = { me: 1, tandem: 2, team: 3 };

/** Circle, circle, square, filled from the start. */
const Dots = ({ value }: { value: Visibility }) => (
  <span class="see" aria-hidden="true">
    {[1, 2, 3].map((place) => (
      <i key={place} class={place <= FILLED[value] ? 'y' : ''} />
    ))}
  </span>
);

/** Who sees this, as plain words: for what cannot be changed here. */
export const See = ({ value }: { value: Visibility }) => (
  <span class="vis">
    <span class="vh">{t('visible_for')} </span>
    <Dots value={value} />
    {t(`see_${value}`)}
  </span>
);

/** Who sees this, as a button under what a person writes. */
export function SeeButton({ value, onValue, options = ['me', 'tandem', 'team'] }: { value: Visibility; onValue: (value: Visibility) => void; options?: Visibility[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="vis" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
        <span class="vh">{t('who_sees_this')} </span>
        <Dots value={value} />
        {t(`see_${value}`)}
        <Icon name="pen" />
      </button>
      {open && (
        <Sheet title={t('who_sees_this')} onClose={() => setOpen(false)}>
          <Choose
            label={t('who_sees_this')}
            value={value}
            options={options.map((option) => ({
              value: option,
              label: (
                <>
                  <Dots value={option} />
                  {t(`see_${option}`)}
                </>
              ),
              end: t(`see_${option}_more`),
            }))}
            onValue={(option) => {
              setOpen(false);
              onValue(option);
            }}
          />
        </Sheet>
      )}
    </>
  );
}
