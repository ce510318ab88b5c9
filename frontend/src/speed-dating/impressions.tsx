import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import { SentBadge } from '../ui/badge';
import { Section } from '../ui/card';
import { Chips } from '../ui/chips';
import { Field } from '../ui/field';
import { See } from '../ui/see';
import type { Answer, MyDating } from './types';
import { metSoFar, notedAbout, noteImpression, type Met } from './writes';

const ANSWERS = ['yes', 'maybe', 'no'] as const;
const PAUSE = 800;

/** What somebody remembers of somebody: a tap and a word, kept at once, seen by nobody else. */
export function ImpressionCard({ dating, about }: { dating: MyDating; about: Met }) {
  const noted = notedAbout(dating, about.id);
  const [word, setWord] = useState(noted.word);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ word, answer: noted.answer, kept: noted.word });
  latest.current = { word, answer: noted.answer, kept: noted.word };

  // Words that came from another device, as long as nothing is being typed here.
  useEffect(() => {
    if (!timer.current) setWord(noted.word);
  }, [noted.word]);
  const keep = (answer: Answer | null, words: string) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    void noteImpression(dating, about, { answer, word: words.trim() });
  };
  useEffect(
    () => () => {
      const { word: typed, answer, kept } = latest.current;
      if (timer.current && typed.trim() !== kept) keep(answer, typed);
      clearTimeout(timer.current);
    },
    [],
  );
  const type = (value: string) => {
    setWord(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => keep(latest.current.answer, value), PAUSE);
  };
  return (
    <article class="card">
      <Chips<Answer>
        legend={t('sd_imagine', { name: about.name })}
        value={noted.answer}
        onValue={(answer) => keep(answer, word)}
        options={ANSWERS.map((value) => ({ value, label: t(`sd_${value}`) }))}
      />
      <Field label={t('sd_word')} value={word} maxLength={80} voice onValue={type} />
      <div class="row apart">
        <See value="me" />
        <SentBadge state={noted.state} />
      </div>
    </article>
  );
}

/** Everybody met so far; all of it stays changeable. */
export function Impressions({ dating, begun, heading = true }: { dating: MyDating; begun: number; heading?: boolean }) {
  const met = metSoFar(dating, begun);
  const list = met.length > 0 ? met.map((about) => <ImpressionCard key={about.id} dating={dating} about={about} />) : <p class="kick">{t('sd_impressions_none')}</p>;
  if (!heading) return <div class="stack">{list}</div>;
  return (
    <Section title={t('sd_impressions')}>
      <p>{t('sd_impressions_text')}</p>
      {list}
    </Section>
  );
}
