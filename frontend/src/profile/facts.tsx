import type { ComponentChildren } from 'preact';
import { beside, t } from '../i18n';
import { Voice } from '../ui/voice';
import { hintName, spoken, timesInWords, topicName } from './words';

/** Cards that were tapped, and words of one's own: those stand in the voice of people. */
export function Cards({ topics, own }: { topics: string[]; own: string[] }) {
  if (!topics.length && !own.length) return <p class="kick">{t('pf_none')}</p>;
  return (
    <ul class="pf-cards">
      {topics.map((topic) => (
        <li key={topic}>{topicName(topic)}</li>
      ))}
      {own.map((text) => (
        <li key={`own ${text}`}>
          <Voice text={text} inline />
        </li>
      ))}
    </ul>
  );
}

const Plain = ({ words }: { words: string[] }) =>
  words.length ? (
    <ul class="pf-cards">
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ul>
  ) : (
    <p class="kick">{t('pf_none')}</p>
  );

export const Spoken = ({ languages }: { languages: string[] }) => <Plain words={languages.map(spoken)} />;
export const Hints = ({ hints }: { hints: string[] }) => <Plain words={hints.map(hintName)} />;

/** The week in words. */
export function Week({ times }: { times: string[] }) {
  const lines = timesInWords(times);
  if (!lines.length) return <p class="kick">{t('pf_none')}</p>;
  return (
    <dl class="pf-days">
      {lines.map(({ day, parts }) => (
        <div key={day}>
          <dt>{day}</dt>
          <dd>{beside(...parts)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of a profile with its heading. */
export const Part = ({ title, end, children }: { title: string; end?: ComponentChildren; children: ComponentChildren }) => (
  <div class="card">
    <div class="row apart">
      <h2 class="kick">{title}</h2>
      {end}
    </div>
    {children}
  </div>
);
