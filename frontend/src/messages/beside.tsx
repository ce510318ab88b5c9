import { me } from '../api/session';
import type { Conversation } from '../api/types';
import { t } from '../i18n';
import { ThankButton } from '../thanks/button';
import { Row, Rows } from '../ui/rows';

/** What belongs to a group beside its conversations, and a thank-you for the partner. */
export function Beside({ items }: { items: Conversation[] }) {
  const tandem = items.find(({ kind, closed }) => kind === 'tandem' && !closed);
  const partner = me.value?.role === 'participant' && tandem?.people.find(({ id }) => id !== me.value?.id);
  return (
    <>
      {partner && <ThankButton name={partner.display_name} to={{ to_id: partner.id }} />}
      <Places />
    </>
  );
}

const Places = () => (
  <Rows>
    {me.value?.role === 'participant' && (
      <Row icon="people" href="/group">
        {t('msg_group_meetings')}
      </Row>
    )}
    {me.value?.role === 'participant' && (
      <Row icon="help" href="/office">
        {t('msg_office')}
      </Row>
    )}
    <Row icon="lock" href="/rules">
      {t('msg_rules')}
    </Row>
    {me.value?.role === 'coach' && (
      <Row icon="warning" href="/reports">
        {t('msg_reports')}
      </Row>
    )}
  </Rows>
);
