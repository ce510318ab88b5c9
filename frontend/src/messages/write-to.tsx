import { t } from '../i18n';
import { Btn } from '../ui/btn';

/** Leads a coach to the conversation with somebody. */
export const WriteTo = ({ person }: { person: string }) => (
  <div class="row">
    <Btn icon="pen" href={`/messages/contact/${person}`}>
      {t('msg_write_to')}
    </Btn>
  </div>
);
