import type { HelpNumber } from '../api/types';
import { t } from '../i18n';
import { Section } from '../ui/card';
import { Row, Rows } from '../ui/rows';

const dial = (phone: string) => `tel:${phone.replace(/[^+\d]/g, '')}`;

/** Whom one can call; what the office wrote about them is in its own language. */
export const HelpNumbers = ({ numbers }: { numbers: HelpNumber[] }) => (
  <Section title={t('pause_hard')}>
    <p>{t('pause_hard_text')}</p>
    <Rows>
      {numbers.map(({ name, phone, note }) => (
        <Call key={name + phone} phone={phone} note={note}>
          <bdi>{name}</bdi>
        </Call>
      ))}
      <Call phone="112" note={t('pause_emergency_more')}>
        {t('pause_emergency')}
      </Call>
    </Rows>
  </Section>
);

const Call = ({ phone, note, children }: { phone: string; note?: string | undefined; children: preact.ComponentChildren }) => (
  <Row
    icon="phone"
    href={dial(phone)}
    small={note && <span dir="auto">{note}</span>}
    end={
      <b>
        <bdi dir="ltr">{phone}</bdi>
      </b>
    }
  >
    {children}
  </Row>
);
