import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useDraft } from '../data/draft';
import { useRead } from '../data/read';
import { byName, t } from '../i18n';
import { go } from '../router';
import { Screen } from '../screen';
import { Badge, SentBadge } from '../ui/badge';
import { Btn } from '../ui/btn';
import { Section } from '../ui/card';
import { Empty } from '../ui/empty';
import { Choose } from '../ui/pick';
import { ReadAloud } from '../ui/read-aloud';
import { SeenBy } from '../ui/seen-by';
import { Sheet } from '../ui/sheet';
import { Reading } from '../ui/skeleton';
import { Strip } from '../ui/strip';
import { toast } from '../ui/toast';
import { Who } from '../ui/who';
import { BALLOT, handIn, overlayBallot, placeOf, put, type Ballot, type Choices, type Place } from './writes';
import { placeName } from './words';
import './matching.css';

/** The own ballot: whom one would like, in secret. */
export function BallotScreen() {
  const read = useRead<Ballot>(BALLOT);
  const now = read.data && overlayBallot(read.data);
  const open = now?.ballot.stage === 'open' && now.ballot.takes_part;
  const [changing, setChanging] = useState(false);
  const edit = open && (changing || !now.ballot.handed_in);
  const turned = useRef(edit);
  // The other face of the screen is read from its heading on.
  useLayoutEffect(() => {
    if (turned.current !== undefined && edit !== undefined && turned.current !== edit) {
      scrollTo(0, 0);
      document.querySelector<HTMLElement>('main h1')?.focus();
    }
    turned.current = edit;
  }, [edit]);
  return (
    <Screen
      title={t('ma_ballot')}
      up="/"
      action={
        open &&
        (edit ? (
          // Two buttons: the tap on the one must not be the tap on the other as well.
          <Btn key="hand-in" kind="main" submit form="ballot">
            {t('ma_hand_in')}
          </Btn>
        ) : (
          <Btn key="change" kind="main" onClick={() => setChanging(true)}>
            {t('change')}
          </Btn>
        ))
      }
    >
      <Reading read={read}>
        {() => {
          if (!now) return null;
          if (!now.ballot.takes_part || now.ballot.stage === 'not_yet') return <Empty title={t('ma_not_yet')}>{t('ma_not_yet_text')}</Empty>;
          if (edit) return <Choosing ballot={now.ballot} onDone={() => setChanging(false)} />;
          return <Shown ballot={now.ballot} state={now.state} />;
        }}
      </Reading>
    </Screen>
  );
}

function Secret() {
  return (
    <>
      <SeenBy team>{t('ma_see_team')}</SeenBy>
      <p class="kick">{t('ma_secret')}</p>
    </>
  );
}

function Shown({ ballot, state }: { ballot: Ballot; state: ReturnType<typeof overlayBallot>['state'] }) {
  const chosen = ballot.choosable.map((one) => ({ ...one, place: placeOf(ballot, one.id) })).filter(({ place }) => place !== 'none');
  const order = ['first', 'second', 'third', 'also', 'not'];
  chosen.sort((a, b) => order.indexOf(a.place) - order.indexOf(b.place));
  return (
    <>
      {state === 'parked' && (
        <Strip kind="care" title={t('state_parked')}>
          <a href="/unsent">{t('outbox_look')}</a>
        </Strip>
      )}
      {ballot.stage === 'closed' && (
        <Strip kind="good" icon="lock" title={t('ma_closed')}>
          {t('ma_closed_text')}
        </Strip>
      )}
      <div class="row apart">
        <b>{t(ballot.handed_in ? (ballot.on_paper ? 'ma_on_paper' : 'ma_handed_in') : 'ma_none_given')}</b>
        <SentBadge state={state === 'sent' ? null : state} />
      </div>
      {chosen.length > 0 && (
        <ul class="card rows gap0">
          {chosen.map(({ id, display_name, place }) => (
            <li key={id} class="rw">
              <Who name={display_name} side="partner" />
              <span class="grow">
                <bdi>{display_name}</bdi>
                <small>{placeName(place)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {ballot.stage === 'open' && <p class="kick">{t('ma_can_change')}</p>}
      <Secret />
    </>
  );
}

type ChoosingProps = { ballot: Ballot; onDone: () => void };

function Choosing({ ballot, onDone }: ChoosingProps) {
  const draft = useDraft<Choices>('ballot', { wishes: ballot.wishes, also: ballot.also, please_not: ballot.please_not });
  const [asked, setAsked] = useState<string | null>(null);
  const choices = draft.value;
  const save = async () => {
    const known = new Set(ballot.choosable.map(({ id }) => id));
    await handIn(
      { wishes: choices.wishes.filter((id) => known.has(id)), also: choices.also.filter((id) => known.has(id)), please_not: choices.please_not && known.has(choices.please_not) ? choices.please_not : null },
      ballot.version,
    );
    await draft.clear();
    toast(t('ma_saved'));
    onDone();
    go('/ballot', { replace: true });
  };
  const person = ballot.choosable.find(({ id }) => id === asked);
  return (
    <form
      id="ballot"
      class="stack g5"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="stack">
        <p>{t('ma_ask')}</p>
        <ul class="ma-ask">
          <li>{t('ma_ask_help')}</li>
          <li>{t('ma_ask_work')}</li>
        </ul>
        <ReadAloud text={[t('ma_ask'), t('ma_ask_help'), t('ma_ask_work'), t('ma_optional')].join(' ')} />
        <p class="kick">{t('ma_optional')}</p>
      </div>
      <Section title={t('ma_who')}>
        {ballot.choosable.length === 0 && <Empty title={t('ma_nobody')} />}
        <ul class="card rows gap0">
          {ballot.choosable.toSorted(byName).map((one) => {
            const place = placeOf(choices, one.id);
            return (
              <li key={one.id}>
                <button type="button" class="rw" onClick={() => setAsked(one.id)}>
                  <Who name={one.display_name} side="partner" />
                  <span class="grow">
                    <bdi>{one.display_name}</bdi>
                    {one.impression && (
                      <small>
                        {one.impression.answer && t(`ma_felt_${one.impression.answer}`)} {one.impression.word && <q dir="auto">{one.impression.word}</q>}
                      </small>
                    )}
                  </span>
                  {place !== 'none' && <Badge {...(place === 'not' || place === 'also' ? {} : { kind: 'good' as const })}>{placeName(place)}</Badge>}
                  <span class="vh">{t('change')}</span>
                </button>
              </li>
            );
          })}
        </ul>
      </Section>
      <Secret />
      {person && (
        <PlaceSheet
          name={person.display_name}
          place={placeOf(choices, person.id)}
          onPlace={(place) => {
            draft.set(put(choices, person.id, place));
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </form>
  );
}

const PLACES: Place[] = ['first', 'second', 'third', 'also', 'not', 'none'];

/** Where somebody stands on the ballot: one tap. */
export function PlaceSheet({ name, place, onPlace, onClose }: { name: string; place: Place; onPlace: (place: Place) => void; onClose: () => void }) {
  return (
    <Sheet title={name} onClose={onClose}>
      <Choose label={t('ma_place')} value={place} onValue={onPlace} options={PLACES.map((one) => ({ value: one, label: placeName(one), ...(one === 'not' ? { end: t('ma_not_more') } : {}) }))} />
    </Sheet>
  );
}
