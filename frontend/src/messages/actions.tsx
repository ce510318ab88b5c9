import { useState } from 'preact/hooks';
import { me } from '../api/session';
import type { Message, Somebody } from '../api/types';
import { carry } from '../data/carried';
import { t } from '../i18n';
import { go } from '../router';
import { Btn } from '../ui/btn';
import { confirm } from '../ui/confirm';
import { Row, Rows } from '../ui/rows';
import { ReadAloud } from '../ui/read-aloud';
import { Sheet } from '../ui/sheet';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import type { PlaceOf } from './feed';
import { canTakeBack, takeBack } from './send';
import { nameOf, timeWord } from './words';

type Props = { message: Message; place: PlaceOf; people: Somebody[]; closed: boolean; onFix: () => void };

/** What can be done with a message: hear it, keep it in the workbook, and one's own correct or take back. */
export function Actions({ message, place, people, closed, onFix }: Props) {
  const [open, setOpen] = useState(false);
  const mine = message.author_id === me.value?.id;
  const time = timeWord(message.created_at);
  const keep = (where: '/note/new' | '/step/new') => () => {
    carry(message.text || message.link?.text || '', message.id, place.kind);
    go(where);
  };
  const away = async () => {
    setOpen(false);
    if (!(await confirm({ title: t('msg_take_back_title'), text: t('msg_take_back_text'), yes: t('msg_take_back') }))) return;
    await takeBack(place, message);
    toast(t('msg_taken_back'));
  };
  return (
    <>
      <Btn kind="icon" icon="more" class="msg-more" label={mine ? t('msg_more_own', { time }) : t('msg_more', { name: nameOf(people, message.author_id), time })} onClick={() => setOpen(true)} />
      {open && (
        <Sheet title={t('msg_more_title')} onClose={() => setOpen(false)}>
          {message.text && (
            <article class="card">
              <Voice text={message.text} />
              <div class="row">
                <ReadAloud />
              </div>
            </article>
          )}
          <Rows>
            {me.value?.role === 'participant' && (message.text || message.link) && (
              <>
                <Row icon="workbook" onClick={keep('/note/new')}>
                  {t('msg_to_note')}
                </Row>
                <Row icon="check" onClick={keep('/step/new')}>
                  {t('msg_to_step')}
                </Row>
              </>
            )}
            {mine && !closed && message.text && (
              <Row
                icon="pen"
                onClick={() => {
                  setOpen(false);
                  onFix();
                }}
              >
                {t('msg_correct')}
              </Row>
            )}
            {!mine && me.value?.role === 'participant' && (
              <Row icon="warning" href={`/report/${place.kind}/${place.id}/${message.id}`} small={t('report_action_more')}>
                {t('report_action')}
              </Row>
            )}
            {mine && canTakeBack(message) && (
              <Row icon="trash" small={t('msg_take_back_small')} onClick={away}>
                {t('msg_take_back')}
              </Row>
            )}
          </Rows>
        </Sheet>
      )}
    </>
  );
}
