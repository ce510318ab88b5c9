import { useState } from 'preact/hooks';
import type { Meeting, MeetingAnswer } from '../api/types';
import { pending } from '../data/outbox';
import { discard } from '../data/parked';
import { useDraft } from '../data/draft';
import { refreshReads } from '../data/read';
import { t } from '../i18n';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Area } from '../ui/field';
import { Sheet } from '../ui/sheet';
import { Strip } from '../ui/strip';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';
import { entity, lastOf } from './overlay';
import type { Table } from './table';
import { answerOf } from './words';
import { answerProposal } from './writes';

type Reply = MeetingAnswer['answer'];

/** The words to an answer that is no plain yes. */
function Words({ meeting, reply, onClose }: { meeting: Meeting; reply: Exclude<Reply, 'yes'>; onClose: () => void }) {
  const draft = useDraft(`ms-answer:${meeting.id}:${reply}`, { text: '' });
  const give = async () => {
    await answerProposal(meeting, reply, draft.value.text.trim());
    await draft.clear();
    onClose();
  };
  return (
    <Sheet
      title={t(reply === 'question' ? 'ms_ask' : 'ms_another_time')}
      onClose={onClose}
      action={
        <Btn kind="main" onClick={give}>
          {t('ms_send')}
        </Btn>
      }
    >
      <Area label={t(reply === 'question' ? 'ms_ask_what' : 'ms_another_when')} value={draft.value.text} onValue={(text) => draft.set({ text })} maxLength={1000} />
    </Sheet>
  );
}

/** The three answers to a proposed date: one filled, two beside it. None of them is a refusal. */
export function AnswerButtons({ meeting }: { meeting: Meeting }) {
  const [reply, setReply] = useState<Exclude<Reply, 'yes'> | null>(null);
  return (
    <>
      <Btn kind="main" onClick={() => answerProposal(meeting, 'yes')}>
        {t('ms_yes')}
      </Btn>
      <div class="row center">
        <Btn kind="bare" onClick={() => setReply('another_time')}>
          {t('ms_another_time')}
        </Btn>
        <Btn kind="bare" onClick={() => setReply('question')}>
          {t('ms_ask')}
        </Btn>
      </div>
      {reply && <Words meeting={meeting} reply={reply} onClose={() => setReply(null)} />}
    </>
  );
}

const SAID = { yes: 'ms_said_yes', another_time: 'ms_said_another', question: 'ms_said_question' } as const;

/** Who has said what to the date, and a way to change one's mind. */
export function Answers({ meeting, table }: { meeting: Meeting; table: Table }) {
  const [open, setOpen] = useState(false);
  const write = lastOf(pending.value, entity.answer(meeting.id));
  if (meeting.state !== 'proposed' && meeting.state !== 'agreed') return null;
  if (write?.state === 'parked') {
    return (
      <Strip kind="wait" icon="calendar" title={t('ms_date_changed')}>
        <Btn
          onClick={async () => {
            await discard(write);
            await refreshReads();
          }}
        >
          {t('ms_look_again')}
        </Btn>
      </Strip>
    );
  }
  const mine = answerOf(meeting, table.me);
  return (
    <div class="stack g2">
      <div class="stack g2" role="status">
        {meeting.state === 'agreed' && !write ? (
          <p>{t(table.other ? 'ms_both_agreed' : 'ms_two_agreed')}</p>
        ) : (
          table.partners.map(({ id, display_name }) => {
            const answer = answerOf(meeting, id);
            return (
              <div class="row" key={id}>
                <Who name={display_name} side={table.person(id)} />
                <div class="grow">
                  <span>
                    <bdi>{display_name}</bdi>: {t(answer ? SAID[answer.answer] : 'ms_said_nothing')}
                  </span>
                  {answer?.text && <Voice text={answer.text} />}
                </div>
                {id === table.me && <SentBadge state={write?.state === 'sent' ? null : write?.state} />}
              </div>
            );
          })
        )}
      </div>
      {mine && (
        <div class="row ms-out">
          <Btn kind="bare" expanded={open} onClick={() => setOpen(!open)}>
            {t('ms_change_answer')}
          </Btn>
        </div>
      )}
      {mine && open && (
        <div class="stack g2">
          <AnswerButtons meeting={meeting} />
        </div>
      )}
    </div>
  );
}
