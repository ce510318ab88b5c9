import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { t } from '../i18n';
import { Section } from '../ui/card';
import { sideOf, Who } from '../ui/who';
import { choose, left, type Pair } from './arrange';

type Props = {
  pairs: Pair[];
  people: { id: string; display_name: string; age_group: string }[];
  /** One of each age in every tandem. */
  ageRule?: boolean;
  /** Without it nothing can be moved. */
  onPairs?: ((pairs: Pair[]) => void) | undefined;
  /** What stands under a tandem. */
  renderPair?: (pair: Pair) => ComponentChildren;
  renderLeft?: (id: string) => ComponentChildren;
};

/** The tandems on the table. Two people are moved by choosing both, or by dragging one onto the other. */
export function Table({ pairs, people, ageRule, onPairs, renderPair, renderLeft }: Props) {
  const [chosen, setChosen] = useState<string | null>(null);
  const names = new Map(people.map(({ id, display_name }) => [id, display_name]));
  const ages = new Map(people.map(({ id, age_group }) => [id, age_group]));
  const moved = useRef<string | null>(null);
  const move = (a: string, b: string) => {
    setChosen(null);
    moved.current = a;
    onPairs?.(choose(pairs, a, b, ageRule && ages.get(a) !== ages.get(b)));
  };
  // Whoever moves people by keyboard goes on from the one who was moved.
  useLayoutEffect(() => {
    if (moved.current) document.getElementById(seatId(moved.current))?.focus();
    moved.current = null;
  }, [pairs]);
  const press = (id: string) => (chosen === null ? setChosen(id) : chosen === id ? setChosen(null) : move(chosen, id));
  const seat = (id: string) => (
    <Seat key={id} id={id} name={names.get(id) ?? ''} side={sideOf(ages.get(id))} chosen={chosen === id} onPress={onPairs && (() => press(id))} onDrop={(other) => other !== id && move(other, id)} />
  );
  const rest = left(
    pairs,
    people.map(({ id }) => id),
  );
  return (
    <>
      {onPairs && (
        <p class="kick" role="status">
          {chosen ? t('mt_choose_second', { name: names.get(chosen) ?? '' }) : t('mt_choose')}
        </p>
      )}
      <ul class="ma-pairs">
        {pairs.map((pair) => (
          <li key={pair.join()} class="card ma-pair">
            <div class="ma-seats">
              {seat(pair[0])}
              {seat(pair[1])}
            </div>
            {renderPair?.(pair)}
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <Section title={t('mt_left')}>
          <ul class="ma-pairs">
            {rest.map((id) => (
              <li key={id} class="stack g2">
                {seat(id)}
                {renderLeft?.(id)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

const seatId = (id: string) => `seat-${id}`;

type SeatProps = { id: string; name: string; side: 'me' | 'partner'; chosen: boolean; onPress: (() => void) | undefined; onDrop: (id: string) => void };

function Seat({ id, name, side, chosen, onPress, onDrop }: SeatProps) {
  const [over, setOver] = useState(false);
  const inside = (
    <>
      <Who name={name} side={side} />
      <b>
        <bdi>{name}</bdi>
      </b>
    </>
  );
  if (!onPress) return <div class="ma-seat still">{inside}</div>;
  return (
    <button
      type="button"
      id={seatId(id)}
      class={over ? 'ma-seat over' : 'ma-seat'}
      aria-pressed={chosen}
      draggable
      onClick={onPress}
      onDragStart={(event) => event.dataTransfer?.setData('text/plain', id)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const other = event.dataTransfer?.getData('text/plain');
        if (other) onDrop(other);
      }}
    >
      {inside}
    </button>
  );
}
