import type { ComponentChildren } from 'preact';
import { direction, lang, LANGUAGES, t, type Lang } from '../i18n';
import { ReadAloud } from '../ui/read-aloud';
import type { DeclarationText } from './types';
import './consent.css';

type Part = { kind: 'heading' | 'text'; text: string } | { kind: 'list'; items: string[] };

/** A declaration is plain text: "# " before a heading, "- " before a point of a list. */
export function partsOf(body: string): Part[] {
  const parts: Part[] = [];
  for (const line of body.split('\n').map((each) => each.trim())) {
    if (!line) continue;
    const last = parts.at(-1);
    if (line.startsWith('# ')) parts.push({ kind: 'heading', text: line.slice(2) });
    else if (!line.startsWith('- ')) parts.push({ kind: 'text', text: line });
    else if (last?.kind === 'list') last.items.push(line.slice(2));
    else parts.push({ kind: 'list', items: [line.slice(2)] });
  }
  return parts;
}

/** The text in a language, or the German one, which is always there. */
export const textIn = (texts: DeclarationText[], language: Lang) => texts.find((text) => text.language === language) ?? (texts[0] as DeclarationText);

/** A declaration to read and to listen to. */
export function DeclarationBody({ text, above }: { text: DeclarationText; above?: ComponentChildren }) {
  return (
    <>
      {text.language === lang.value && (
        <div class="row">
          <ReadAloud text={text.body.replaceAll(/^[#-] /gm, '')} />
        </div>
      )}
      <div class="card declaration" lang={text.language} dir={direction(text.language)}>
        {above}
        {partsOf(text.body).map((part, i) =>
          part.kind === 'list' ? (
            <ul key={i}>
              {part.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          ) : part.kind === 'heading' ? (
            <h2 key={i}>{part.text}</h2>
          ) : (
            <p key={i}>{part.text}</p>
          ),
        )}
      </div>
    </>
  );
}

/** Says so when there is no text in the language of the app. */
export const OnlyIn = ({ text }: { text: DeclarationText }) => (text.language === lang.value ? null : <p class="kick">{t('cs_only', { language: LANGUAGES[lang.value] })}</p>);
