import { t } from '../i18n';
import { Chips } from '../ui/chips';
import { Field } from '../ui/field';
import { Icon } from '../ui/icon';

const KINDS = ['phone', 'message', 'email', 'letter', 'in_person'] as const;
export type ContactKind = (typeof KINDS)[number];
export type Contact = { contact_kind: ContactKind | null; contact: string };

export const needsAddress = (kind: ContactKind | null) => kind !== null && kind !== 'in_person';
export const contactMissing = ({ contact_kind, contact }: Contact) => contact_kind === null || (needsAddress(contact_kind) && !contact.trim());

type Props = { value: Contact; onValue: (value: Partial<Contact>) => void; legend: string; tried: boolean };

/** How somebody wants to be reached: the way first, then the number or address for it. */
export function ContactFields({ value: { contact_kind: kind, contact }, onValue, legend, tried }: Props) {
  return (
    <>
      <Chips legend={legend} required value={kind} onValue={(contact_kind) => onValue({ contact_kind })} options={KINDS.map((value) => ({ value, label: t(`start_contact_${value}`) }))}>
        {tried && kind === null && (
          <p class="err">
            <Icon name="warning" />
            {t('field_required')}
          </p>
        )}
      </Chips>
      {needsAddress(kind) && (
        <Field
          label={t(kind === 'email' ? 'start_contact_address' : kind === 'letter' ? 'start_contact_street' : 'start_contact_number')}
          type={kind === 'email' ? 'email' : kind === 'letter' ? 'text' : 'tel'}
          autoComplete="off"
          value={contact}
          maxLength={120}
          onValue={(text) => onValue({ contact: text })}
          error={tried && !contact.trim() ? t('field_required') : undefined}
        />
      )}
    </>
  );
}
