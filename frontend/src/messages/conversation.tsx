import './messages.css';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { me } from '../api/session';
import type { ConversationKind, Message, Somebody } from '../api/types';
import { useDraft } from '../data/draft';
import { pending, type Write } from '../data/outbox';
import { keepMine, retry } from '../data/parked';
import { dayOf, t } from '../i18n';
import { place as here } from '../router';
import { Screen } from '../screen';
import { SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Empty } from '../ui/empty';
import { problemText, problemToast, Skeleton } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { Voice } from '../ui/voice';
import { Who } from '../ui/who';
import { HiddenMessage } from '../rules/hidden';
import { Actions } from './actions';
import { Care } from './care';
import { Composer, NOTHING, type Writing } from './composer';
import { older, opened, sync, useFeed, type PlaceOf } from './feed';
import { seen } from './live';
import { Said } from './said';
import { comingIn, drop, onItsWay, overlay, troubleWith, type Coming } from './send';
import { dayWord, nameOf, readersOf, sideOf, timeWord, titleOf } from './words';
import type { Feed } from './merge';

/** What people say to each other, one after the other, in the same order for everybody. */
export function ConversationScreen({ kind, id }: { kind: string; id: string }) {
  const place: PlaceOf = { kind: kind as ConversationKind, id };
  const shown = useFeed(place);
  const { feed, state, problem } = shown;
  const title = feed ? titleOf(feed.conversation) : t('msg_title');
  if (!feed) {
    return (
      <Screen title={title} up="/messages">
        {state === 'loading' && <Skeleton />}
        {state === 'error' && (
          <Strip kind={problem ? 'care' : 'wait'} title={problem ? problemText(problem.code) : t('offline_nothing_stored')} alert={!!problem}>
            <Btn onClick={() => sync(place)}>{t('try_again')}</Btn>
          </Strip>
        )}
      </Screen>
    );
  }
  return <Talk key={kind + id} place={place} feed={feed} title={title} />;
}

function Talk({ place, feed, title }: { place: PlaceOf; feed: Feed; title: string }) {
  const writes = pending.value;
  const messages = overlay(feed.items, writes);
  const coming = comingIn(place, writes, feed.items);
  const lastOfMine = messages.findLast(({ author_id }) => author_id === me.value?.id)?.id;
  const { people, closed } = feed.conversation;
  const draft = useDraft<Writing>(`message:${place.kind}:${place.id}`, NOTHING);
  const gone = messages.some(({ id, deleted_at }) => id === draft.value.fixing?.id && deleted_at);
  const end = useEnd(messages.length + coming.length);
  // At the team's desk the bar is the list of places: there one writes below the words.
  const desk = me.value?.role !== 'participant';
  const composer = closed ? undefined : <Composer place={place} draft={draft} gone={gone} />;

  useEffect(() => {
    if (document.hidden) return;
    void opened(place, feed);
    seen(place);
  }, [feed.change]);

  return (
    <Screen title={title} up="/messages" kick={readersOf(feed.conversation)} action={desk ? undefined : composer}>
      {place.kind === 'contact' && <Care feed={feed} />}
      {!feed.complete && (
        <div class="row center">
          <Btn onClick={() => older(place).catch(problemToast)}>{t('msg_older')}</Btn>
        </div>
      )}
      {!messages.length && !coming.length && <Empty title={t('msg_nothing_yet')}>{t(place.kind === 'contact' && desk ? 'msg_first_person' : `msg_first_${place.kind}`)}</Empty>}
      <ol class="msg-list" aria-label={t('msg_title')} aria-live="polite" aria-relevant="additions">
        {messages.map((message, i) => (
          <Line key={message.id} message={message} previous={messages[i - 1]} people={people} place={place} sent={message.id === lastOfMine} trouble={troubleWith(message, writes)} state={onItsWay(message, writes)} closed={!!closed} onFix={({ id, version, text }) => draft.set({ fixing: { id, version, text, words: text } })} />
        ))}
        {coming.map((one) => (
          <ComingLine key={one.id} one={one} writes={writes} place={place} />
        ))}
      </ol>
      {closed && <p class="kick">{t(`msg_closed_${closed}`)}</p>}
      {desk && composer && <div class="msg-desk">{composer}</div>}
      <span ref={end} />
    </Screen>
  );
}

/** Stays at the newest words, unless somebody is reading further up. */
function useEnd(count: number) {
  const end = useRef<HTMLSpanElement>(null);
  const first = useRef(true);
  const asked = here.peek().query.get('message');
  useLayoutEffect(() => {
    const near = document.documentElement.scrollHeight - scrollY - innerHeight < 400;
    const wanted = first.current && asked ? document.getElementById(`m-${asked}`) : null;
    if (wanted) wanted.scrollIntoView({ block: 'center' });
    else if (first.current || near) scrollTo(0, document.documentElement.scrollHeight);
    if (count) first.current = false;
  }, [count]);
  return end;
}

type LineProps = {
  message: Message;
  previous: Message | undefined;
  people: Somebody[];
  place: PlaceOf;
  /** Whether it says that it has arrived at the server; whether anybody has read it is nobody's to know. */
  sent: boolean;
  trouble: Write | undefined;
  state: Write['state'] | undefined;
  closed: boolean;
  onFix: (message: Message) => void;
};

const SOON = 10 * 60_000;

function Line({ message, previous, people, place, sent, trouble, state, closed, onFix }: LineProps) {
  const newDay = !previous || dayOf(previous.created_at) !== dayOf(message.created_at);
  const goesOn = !newDay && previous.author_id === message.author_id && Date.parse(message.created_at) - Date.parse(previous.created_at) < SOON;
  const name = nameOf(people, message.author_id);
  const side = sideOf(people, message.author_id);
  const mine = message.author_id === me.value?.id;
  return (
    <li class={`msg ${side}${goesOn ? ' on' : ''}`} id={`m-${message.id}`}>
      {newDay && <h2 class="msg-day kick">{dayWord(message.created_at)}</h2>}
      {!goesOn && <Who name={mine ? (me.value?.display_name ?? name) : name} side={side} />}
      <div class="msg-said">
        <div class="msg-head">
          <span class={goesOn ? 'vh' : undefined}>
            <b>{name}</b>
          </span>
          <time class="kick" dateTime={message.created_at}>
            {timeWord(message.created_at)}
          </time>
          <SentBadge state={state} />
          {sent && !trouble && !state && !message.deleted_at && <span class="kick">{t('state_sent')}</span>}
          {message.corrected_at && !message.deleted_at && <span class="kick">{t('msg_corrected')}</span>}
          {!message.deleted_at && <Actions message={message} place={place} people={people} closed={closed} onFix={() => onFix(message)} />}
        </div>
        {!message.deleted_at && <HiddenMessage message={message} mine={mine} />}
        {message.deleted_at ? <p class="kick">{t('msg_deleted')}</p> : <Said text={message.text} link={message.link} media={message.media} {...(mine ? {} : { from: name })} author={message.author_id} place={place} theirs={!mine} />}
        {trouble && <NotSent write={trouble} words={(trouble.body as { text: string } | undefined)?.text} onDrop={() => drop(trouble, [])} />}
      </div>
    </li>
  );
}

/** Words that are on their way: waiting, or in need of a look. */
function ComingLine({ one, writes, place }: { one: Coming; writes: Write[]; place: PlaceOf }) {
  const name = me.value?.display_name ?? t('msg_you');
  const side = me.value?.role === 'coach' ? 'team' : 'me';
  const files = writes.find((write) => write.file && one.media.some(({ id }) => id === write.file) && write.state === 'parked');
  const stuck = one.write.state === 'parked' ? one.write : files;
  return (
    <li class={`msg ${side}`}>
      <Who name={name} side={side} />
      <div class="msg-said">
        <div class="msg-head">
          <b>{t('msg_you')}</b>
          <SentBadge state={stuck ? 'parked' : one.write.state} />
        </div>
        <Said text={one.text} link={one.link} media={one.media} place={place} />
        {stuck && <NotSent write={stuck} onDrop={() => drop(one.write, writes)} />}
      </div>
    </li>
  );
}

/** What has not gone out and why; of a correction also its words, because the message shows those that count. */
function NotSent({ write, words, onDrop }: { write: Write; words?: string | undefined; onDrop: () => Promise<void> }) {
  return (
    <Strip kind="care" title={problemText(write.problem?.code ?? '', 'msg_not_sent')}>
      {words && <Voice text={words} />}
      <div class="row">
        <Btn onClick={() => (write.problem?.status === 412 ? keepMine(write) : retry(write))}>{t('try_again')}</Btn>
        <Btn kind="bare" onClick={onDrop}>
          {t('msg_drop')}
        </Btn>
      </div>
    </Strip>
  );
}
