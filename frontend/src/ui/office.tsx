import type { Office } from '../api/types';
import { Row, Rows } from './rows';

/** How to reach the office. */
export const OfficeRows = ({ office }: { office: Office }) => (
  <Rows>
    {office.contact_phone && (
      <Row icon="phone" href={`tel:${office.contact_phone.replace(/[^+\d]/g, '')}`}>
        <bdi dir="ltr">{office.contact_phone}</bdi>
      </Row>
    )}
    {office.contact_email && (
      <Row icon="mail" href={`mailto:${office.contact_email}`}>
        <bdi>{office.contact_email}</bdi>
      </Row>
    )}
  </Rows>
);
