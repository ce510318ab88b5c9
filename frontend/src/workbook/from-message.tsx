import { me } from '../api/session';
import type { ConversationKind } from '../api/types';
import { useRead } from '../data/read';
import type { MyCohort } from '../api/types';
import { loadTexts, t } from '../i18n';
import { later } from '../ui/later';
import { Btn } from '../ui/btn';

type Props = { thing: { message_id?: string | null; message_place?: ConversationKind | null }; tandem: string; author: string };

/** Leads back to the message that a note or a step was made from, for whoever reads that conversation. */
export const FromMessage = later(async () => {
  await loadTexts('messages');
  return Way;
}, true);

function Way({ thing: { message_id, message_place }, tandem, author }: Props) {
  const cohort = useRead<MyCohort>(message_place === 'group' ? '/me/cohort' : null).data?.cohort.id;
  const mine = author === me.value?.id;
  const id = message_place === 'tandem' ? tandem : message_place === 'contact' ? mine && me.value?.id : cohort;
  if (!message_id || !message_place || !id) return null;
  return (
    <Btn kind="bare" href={`/messages/${message_place}/${id}?message=${message_id}`}>
      {t('msg_from_message')}
    </Btn>
  );
}
