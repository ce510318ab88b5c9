import { useState } from 'preact/hooks';
import type { Conversation, Items, MessageLink } from '../api/types';
import { LIST } from '../data/news';
import { useRead } from '../data/read';
import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { Area } from '../ui/field';
import { Pick } from '../ui/pick';
import { Sheet } from '../ui/sheet';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { say } from './send';
import { titleOf } from './words';

const LONGEST = 480;

/** To whom, and with which words of one's own. */
export function ShareSheet({ link, onClose }: { link: MessageLink; onClose: () => void }) {
  const read = useRead<Items<Conversation>>(LIST);
  const [to, setTo] = useState<string | null>(null);
  const [text, setText] = useState('');
  const open = (read.data?.items ?? []).filter(({ closed }) => !closed);
  const chosen = open.find(({ kind }) => kind === (to ?? open[0]?.kind));
  const short = link.text.length > LONGEST ? `${link.text.slice(0, LONGEST)} …` : link.text;
  const send = async () => {
    if (!chosen) return;
    await say(chosen, { text, link: { ...link, text: short } });
    toast(t('msg_shared', { name: titleOf(chosen) }));
    onClose();
  };
  return (
    <Sheet
      title={t('msg_share')}
      onClose={onClose}
      action={
        <Btn kind="main" onClick={send}>
          {chosen ? t('msg_send_to', { name: titleOf(chosen) }) : t('msg_send')}
        </Btn>
      }
    >
      <Reading read={read}>
        {() => (
          <div class="stack g5">
            <article class="card">
              <Voice text={short} />
            </article>
            <Pick label={t('msg_share_to')} options={open.map((one) => ({ value: one.kind, label: titleOf(one) }))} value={chosen?.kind ?? null} onValue={setTo} />
            <Area label={t('msg_share_words')} value={text} onValue={setText} rows={2} maxLength={1000} />
          </div>
        )}
      </Reading>
    </Sheet>
  );
}
