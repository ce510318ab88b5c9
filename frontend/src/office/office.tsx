import type { Items } from '../api/types';
import { useRead } from '../data/read';
import { longDay, sentence, t, today } from '../i18n';
import { Screen } from '../screen';
import { ThankButton } from '../thanks/button';
import { Badge, SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { confirm } from '../ui/confirm';
import { Empty } from '../ui/empty';
import { Row, Rows } from '../ui/rows';
import { Reading } from '../ui/skeleton';
import { toast } from '../ui/toast';
import { Translated } from '../ui/translated';
import { Voice } from '../ui/voice';
import type { OwnQuestion } from './types';
import { overlayQuestions, QUESTIONS, takeBack, type Shown } from './writes';

/** One's own open questions, and what the team has answered for everybody. */
export function Office() {
  const read = useRead<Items<OwnQuestion>>(QUESTIONS);
  return (
    <Screen
      title={t('office_title')}
      up="/more"
      nav
      action={
        <Btn kind="main" icon="add" href="/office/new">
          {t('office_ask')}
        </Btn>
      }
    >
      <p>{t('office_intro')}</p>
      <Rows>
        <Row icon="help" href="/office/cards" small={t('office_cards_more')}>
          {t('office_cards')}
        </Row>
      </Rows>
      <Reading read={read}>{({ items }) => <Questions items={overlayQuestions(items)} />}</Reading>
    </Screen>
  );
}

function Questions({ items }: { items: Shown[] }) {
  const open = items.filter(({ answer }) => !answer);
  const toYou = items.filter(({ answer }) => answer && !answer.for_all);
  const answered = items.filter(({ answer }) => answer?.for_all);
  return (
    <>
      {open.length > 0 && (
        <Section title={t('office_mine')}>
          {open.map((one) => (
            <Question key={one.id} question={one} />
          ))}
        </Section>
      )}
      {toYou.length > 0 && (
        <Section title={t('office_to_you')}>
          {toYou.map((one) => (
            <Question key={one.id} question={one} />
          ))}
        </Section>
      )}
      <Section title={t('office_answers')}>
        {answered.length === 0 ? (
          <Empty title={t('office_none')}>{t('office_none_text')}</Empty>
        ) : (
          answered.map((one) => <Question key={one.id} question={one} />)
        )}
      </Section>
    </>
  );
}

/** Who asks, as far as everybody may know, and what only the asker knows. */
function whose({ mine, named, asker }: Shown): string {
  if (mine) return t(named ? 'office_yours_named' : 'office_yours');
  return asker ? t('office_asked_by', { name: asker.display_name || t('erased_person') }) : t('office_asked_unnamed');
}

function Question({ question }: { question: Shown }) {
  const { id, text, mine, day, owner, answer, state, named } = question;
  const drop = async () => {
    if (!(await confirm({ title: t('office_take_back_title'), text: t('office_take_back_text'), yes: t('office_take_back') }))) return;
    await takeBack(id);
    toast(t('office_taken_back'));
  };
  const tomorrow = !named && (state || day > today());
  return (
    <article class="card">
      <div class="row apart">
        <p class="kick">{whose(question)}</p>
        <SentBadge state={state} />
      </div>
      <Voice text={text} />
      {!mine && <Translated text={text} />}
      {answer ? (
        <>
          <Answer answer={answer} />
          <Translated text={answer.text} />
          {/* A thank-you names whoever says it: for one's own question without a name it would say whose it was. */}
          {answer.coach && (named || !mine) && <ThankButton name={answer.coach.display_name} to={{ question_id: id }} />}
        </>
      ) : (
        <div class="row">
          <Badge kind="wait" icon="clock">
            {owner ? t('office_owned', { name: owner.display_name }) : t(tomorrow ? 'office_waits_tomorrow' : 'office_waits')}
          </Badge>
        </div>
      )}
      <div class="row">
        {mine && (
          <Btn kind="bare" onClick={drop}>
            {t('office_take_back')}
          </Btn>
        )}
        {/* Who reports is named: an answer that only the asker reads, to a question without a name, would say whose it was. */}
        {answer && (named || !mine || answer.for_all) && (
          <Btn kind="bare" icon="warning" href={`/office/report/${id}`}>
            {t('report_action')}
            <span class="vh">: {text}</span>
          </Btn>
        )}
      </div>
    </article>
  );
}

/** The answer for everybody; a correction shows. */
export const Answer = ({ answer: { text, coach, day, corrected_day } }: { answer: NonNullable<OwnQuestion['answer']> }) => (
  <div class="office-answer stack g2">
    <Voice text={text} />
    <p class="kick">
      {coach?.display_name ? t('office_answered_by', { name: coach.display_name }) : t('office_answered')} · {sentence(longDay(day))}
      {corrected_day && ` · ${t('office_corrected', { day: longDay(corrected_day) })}`}
    </p>
  </div>
);
