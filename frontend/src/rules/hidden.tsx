import { useState } from 'preact/hooks';
import { pendingOf } from '../data/outbox';
import { t } from '../i18n';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Area } from '../ui/field';
import { Form } from '../ui/form';
import { Sheet } from '../ui/sheet';
import { Strip } from '../ui/strip';
import { Voice } from '../ui/voice';
import type { ReportedMessage } from './types';
import { replyToHiding } from './writes';

/** In the place of a hidden message: the reason for all to read, and for its writer a way to answer. */
export function HiddenMessage({ message: { id, hidden }, mine }: { message: Pick<ReportedMessage, 'id' | 'hidden'>; mine: boolean }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const write = pendingOf(`hiding-reply:${id}`).at(-1);
  if (!hidden) return null;
  const reply = (write?.body as { text: string } | undefined)?.text ?? hidden.reply;
  const save = async () => {
    if (!text.trim()) return;
    await replyToHiding(id, text.trim());
    setOpen(false);
  };
  return (
    <Strip kind="wait" icon="closedeye" title={t('report_hidden', { reason: hidden.reason })}>
      {mine && (
        <div class="stack g2">
          <p>{t('report_hidden_yours')}</p>
          {reply && (
            <div class="stack tight">
              <p class="kick">
                {t('report_replied')} <SentBadge state={write?.state} />
              </p>
              <Voice text={reply} />
            </div>
          )}
          <div class="row">
            <Btn
              onClick={() => {
                setText(reply);
                setOpen(true);
              }}
            >
              {reply ? t('change') : t('report_reply')}
            </Btn>
          </div>
        </div>
      )}
      {open && (
        <Sheet
          title={t('report_reply')}
          onClose={() => setOpen(false)}
          action={
            <Btn kind="main" submit form="reply">
              {t('report_reply')}
            </Btn>
          }
        >
          <Form id="reply" onSubmit={save}>
            <Area label={t('report_reply_text')} hint={t('report_reply_hint')} value={text} maxLength={1000} onValue={setText} />
          </Form>
        </Sheet>
      )}
    </Strip>
  );
}
