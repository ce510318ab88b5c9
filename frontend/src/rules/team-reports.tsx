import { useState } from 'preact/hooks';
import { del, put } from '../api/client';
import type { Items } from '../api/types';
import { provide, useRead } from '../data/read';
import { dayOf, longDay, sentence, t } from '../i18n';
import { Screen } from '../screen';
import { fieldError, FormSheet, Trouble, useWork } from '../staff/work';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { Area } from '../ui/field';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { Voice } from '../ui/voice';
import { whoIn } from './reports';
import { ShownMessage } from './shown';
import type { MessageReport } from './types';

const PATH = '/message-reports';

/** What was reported to the coach who looks, and to nobody else. */
export function TeamMessageReports() {
  const read = useRead<Items<MessageReport>>(PATH);
  return (
    <Screen title={t('report_team_title')} up="/messages">
      <Reading read={read}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('report_team_none')}>{t('report_team_none_text')}</Empty>
          ) : (
            items.map((one) => <Reported key={one.id} report={one} onChange={(report) => provide(PATH, { items: items.map((old) => (old.id === report.id ? report : old)) })} />)
          )
        }
      </Reading>
    </Screen>
  );
}

type Props = { report: MessageReport; onChange: (report: MessageReport) => void };

function Reported({ report, onChange }: Props) {
  const [open, setOpen] = useState<'answer' | 'hide' | null>(null);
  const work = useWork();
  const { id, message, answer, cohort_id } = report;
  const show = async () => {
    if (await work.run(async () => onChange(await del<MessageReport>(`${PATH}/${id}/hiding`)))) toast(t('report_team_shown'));
  };
  return (
    <article class="card">
      <ReportShown report={report} />
      <div class="row">
        <Btn onClick={() => setOpen('answer')}>{answer ? t('change') : t('report_team_answer')}</Btn>
        {cohort_id ? (
          <Btn href={`/cohorts/${cohort_id}/questions`}>{t('report_team_question')}</Btn>
        ) : message.hidden ? (
          <Btn onClick={show}>{t('report_team_show')}</Btn>
        ) : (
          !message.deleted_at && <Btn onClick={() => setOpen('hide')}>{t('report_team_hide')}</Btn>
        )}
      </div>
      <Trouble work={work} typed={false} />
      {open && <Words report={report} what={open} onChange={onChange} onClose={() => setOpen(null)} />}
    </article>
  );
}

/** The report itself; whoever wrote the message looks at the same. */
export function ReportShown({ report }: { report: MessageReport }) {
  const { message, shown, reporter_id, coach_id, kind, why, answer, created_at } = report;
  const reporter = report.people.find((one) => one.id === reporter_id);
  const beside = shown.map((one) => (
    <div class="stack tight" key={one.id}>
      <p class="kick">{kind === 'office' ? t('report_answer_of', { name: whoIn(report, one.author_id) }) : `${t('report_shown_before')} · ${whoIn(report, one.author_id)}`}</p>
      <ShownMessage message={one} from={whoIn(report, one.author_id)} />
    </div>
  ));
  return (
    <>
      <p class="kick">
        {[reporter && t('report_from', { name: reporter.display_name }), t(`report_kind_${kind}`), sentence(longDay(dayOf(created_at)))].filter(Boolean).join(' · ')}
      </p>
      {kind !== 'office' && beside}
      <div class="stack tight">
        <p>
          <b>
            <bdi>{whoIn(report, message.author_id)}</bdi>
          </b>
        </p>
        <ShownMessage message={message} from={whoIn(report, message.author_id)} kind={kind} />
      </div>
      {kind === 'office' && beside}
      {why && (
        <div class="stack tight">
          <p class="kick">{t('report_from', { name: whoIn(report, reporter_id) })}</p>
          <Voice text={why} />
        </div>
      )}
      {message.hidden && (
        <Strip kind="wait" icon="closedeye" title={t('report_hidden', { reason: message.hidden.reason })}>
          {message.hidden.reply && (
            <>
              <p class="kick">{t('report_reply_of', { name: whoIn(report, message.author_id) })}</p>
              <Voice text={message.hidden.reply} />
            </>
          )}
        </Strip>
      )}
      {answer && (
        <div class="stack tight">
          <p class="kick">{t('report_answer_of', { name: whoIn(report, coach_id) })}</p>
          <Voice text={answer} />
        </div>
      )}
    </>
  );
}

/** An answer to whoever reported it, or the reason why a message is hidden. */
function Words({ report, what, onChange, onClose }: Props & { what: 'answer' | 'hide'; onClose: () => void }) {
  const [text, setText] = useState(what === 'answer' ? report.answer : '');
  const [tried, setTried] = useState(false);
  const work = useWork();
  const hiding = what === 'hide';
  const save = async () => {
    setTried(true);
    if (!text.trim()) return;
    const ask = () => put<MessageReport>(`${PATH}/${report.id}/${hiding ? 'hiding' : 'answer'}`, hiding ? { reason: text } : { text });
    if (!(await work.run(async () => onChange(await ask())))) return;
    onClose();
    toast(t(hiding ? 'report_team_hidden_toast' : 'report_team_answered'));
  };
  return (
    <FormSheet title={t(hiding ? 'report_team_hide' : 'report_team_answer')} save={hiding ? 'report_team_hide' : 'report_team_answer'} work={work} onSave={save} onClose={onClose}>
      <Area
        label={t(hiding ? 'report_team_hide_reason' : 'report_team_answer')}
        hint={hiding ? t('report_team_hide_hint') : t('report_team_answer_hint', { name: whoIn(report, report.reporter_id) })}
        value={text}
        maxLength={hiding ? 300 : 1000}
        onValue={setText}
        error={tried && !text.trim() ? t('field_required') : fieldError(work, hiding ? '/reason' : '/text')}
      />
    </FormSheet>
  );
}
