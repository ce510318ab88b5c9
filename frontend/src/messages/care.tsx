import { OfflineError, post, ProblemError } from '../api/client';
import { me } from '../api/session';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { problemToast } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { sync } from './feed';
import type { Feed } from './merge';

/** Who takes care of a question to the team. */
export function Care({ feed }: { feed: Feed }) {
  const { id, owner_id, waiting_since, people, closed } = feed.conversation;
  const coach = me.value?.role === 'coach';
  const owner = people.find((one) => one.id === owner_id);
  const change = async (what: 'taking-over' | 'settling') => {
    try {
      await post(`/conversations/contact/${id}/${what}`);
      await sync({ kind: 'contact', id });
      toast(t(what === 'settling' ? 'msg_settled' : 'msg_taken'));
    } catch (error) {
      if (!(error instanceof ProblemError || error instanceof OfflineError)) throw error;
      problemToast(error);
    }
  };
  if (!owner && !waiting_since) return null;
  return (
    <div class="row apart">
      <p class="kick">
        {waiting_since ? (owner ? t('msg_cares', { name: owner.display_name }) : t(coach ? 'msg_waits_for_team' : 'msg_asked')) : owner ? t('msg_answered_by', { name: owner.display_name }) : ''}
      </p>
      {coach && waiting_since && !closed && (
        <div class="row">
          {owner_id !== me.value?.id && <Btn onClick={() => change('taking-over')}>{t('msg_take_over')}</Btn>}
          <Btn kind="bare" onClick={() => change('settling')}>
            {t('msg_settle')}
          </Btn>
        </div>
      )}
    </div>
  );
}
