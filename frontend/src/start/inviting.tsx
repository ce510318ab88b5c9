import type { Items } from '../api/types';
import { useDraft } from '../data/draft';
import { pendingOf, send } from '../data/outbox';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Screen } from '../screen';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { CopyBtn } from '../ui/copy';
import { Empty } from '../ui/empty';
import { Area } from '../ui/field';
import { Qr } from '../ui/qr';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { grouped } from './code';
import type { InvitationCode } from './types';

export const MY_CODES = '/me/invitation-codes';

/** Somebody who has been through it invites others: a code of their own, their own words, and who came through them. */
export function Inviting() {
  const read = useRead<Items<InvitationCode>>(MY_CODES);
  return (
    <Screen title={t('start_inviting')} up="/more">
      <Reading read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('start_inviting_none')}>{t('start_inviting_none_text')}</Empty>
          ) : (
            <>
              <p>{t('start_inviting_text')}</p>
              {items.map((code) => (
                <Invite key={code.id} code={code} />
              ))}
            </>
          )
        }
      </Reading>
    </Screen>
  );
}

function Invite({ code }: { code: InvitationCode }) {
  const entity = `story:${code.id}`;
  const path = `${MY_CODES}/${code.id}`;
  const write = pendingOf(entity).at(-1);
  const stored = write?.method === 'PUT' ? (write.body as { story: string }).story : code.story;
  const draft = useDraft(entity, { story: stored });
  const { story } = draft.value;
  const save = async () => {
    await send({ method: 'PUT', path, body: { story: story.trim() }, entity, base: code.version, label: { key: 'label_story' } });
    await draft.clear();
    draft.set({ story: story.trim() });
    toast(t('saved'));
  };
  const end = async () => {
    if (!(await confirm({ title: t('start_inviting_end_sure'), text: t('start_inviting_end_text'), yes: t('start_inviting_end') }))) return;
    await send({ method: 'DELETE', path, body: undefined, entity: `${entity}:end`, label: { key: 'label_story' } });
    toast(t('start_inviting_ended'));
  };
  return (
    <Section title={code.cohort_name}>
      <div class="card center">
        <Qr text={code.url} label={t('start_inviting_qr')} />
        <p class="code">{grouped(code.code)}</p>
        <CopyBtn text={code.url}>{t('start_inviting_copy')}</CopyBtn>
      </div>
      <p>{t('start_inviting_came', { n: code.came })}</p>
      <Area label={t('start_inviting_story')} hint={t('start_inviting_story_hint')} value={story} maxLength={600} rows={4} onValue={(text) => draft.set({ story: text })} />
      <div class="row">
        <Btn onClick={save} disabled={story.trim() === stored}>
          {t('save')}
        </Btn>
        <SentBadge state={write?.state} />
        <Btn kind="bare" onClick={end}>
          {t('start_inviting_end')}
        </Btn>
      </div>
    </Section>
  );
}
