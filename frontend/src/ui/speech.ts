import { effect } from '@preact/signals';
import { isLang, lang, LANGUAGES, t, type Lang } from '../i18n';
import { inUse } from '../lock/device';
import { PAGE, reading } from './reading';
import { sentencesIn, spoken } from './sentences';
import { toast } from './toast';

/** Some devices name their voices late. */
const PATIENCE = 1500;
const RATE = 0.9;
const NAME = 'reading';

const synthesis = () => ('speechSynthesis' in globalThis ? globalThis.speechSynthesis : null);
const short = (language: string) => language.slice(0, 2).toLowerCase();

/** The device's own voice for a language: nothing that stands here is sent anywhere to be spoken. */
export const voiceFor = (language: string) => synthesis()?.getVoices().find((voice) => short(voice.lang) === short(language) && voice.localService !== false) ?? null;

/** Calls back when the device names other voices than before. */
export function onVoices(look: () => void) {
  synthesis()?.addEventListener?.('voiceschanged', look);
  return () => synthesis()?.removeEventListener?.('voiceschanged', look);
}

async function voicesHere() {
  if (!synthesis() || synthesis()?.getVoices().length) return;
  await new Promise<void>((resolve) => {
    const stop = onVoices(() => done());
    const timer = setTimeout(() => done(), PATIENCE);
    const done = () => {
      stop();
      clearTimeout(timer);
      resolve();
    };
  });
}

// What is read

type Sentence = { text: string; language: string; range?: Range; block?: Element };

const SILENT = '[aria-hidden="true"], .vh, script, style, svg, input, textarea, select, [hidden], [inert], details:not([open]) > :not(summary), [data-silent]';
/** What is covered from other people's eyes is not for their ears either. */
const COVERED = '[data-cover] .voice';

function blockOf(node: Node): Element | null {
  let element = node.parentElement;
  while (element?.parentElement && /^(inline|contents)/.test(getComputedStyle(element).display)) element = element.parentElement;
  return element;
}

/** The sentences under an element in the order in which they are read, each with its place. */
export function sentencesOf(root: Element): Sentence[] {
  const found: Sentence[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => (node instanceof Text || node.nodeName === 'BR' ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
  let run: Text[] = [];
  let block: Element | null = null;
  const close = () => {
    if (block) found.push(...cut(run, block));
    run = [];
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) {
      close();
      block = null;
      continue;
    }
    const parent = node.parentElement;
    if (!parent || parent.closest(SILENT) || parent.closest(COVERED)) continue;
    if (parent.checkVisibility && !parent.checkVisibility()) continue;
    const around = blockOf(node);
    // A space of its own parts words only inside a line.
    if (!node.data.trim() && around !== block) continue;
    if (around !== block) close();
    block = around;
    run.push(node);
  }
  close();
  return found;
}

/**
 * The language of a sentence: that of the page, unless it is written in other letters. People write in their own, and
 * a voice for Arabic cannot read German.
 */
export function spokenIn(text: string, language: string): string {
  const letters = text.match(/\p{L}/gu) ?? [];
  const most = (script: RegExp) => letters.filter((letter) => script.test(letter)).length > letters.length / 2;
  if (most(/\p{Script=Arabic}/u)) return /^(ar|fa)/.test(language) ? language : /[پچژگ]/.test(text) ? 'fa' : 'ar';
  if (most(/\p{Script=Cyrillic}/u)) return /^(uk|bg)/.test(language) ? language : /[іїєґ]/i.test(text) ? 'uk' : 'bg';
  return most(/\p{Script=Latin}/u) && /^(ar|fa|uk|bg)/.test(language) ? 'de' : language;
}

function cut(nodes: Text[], block: Element): Sentence[] {
  const text = nodes.map((node) => node.data).join('');
  const language = block.closest('[lang]')?.getAttribute('lang') || lang.peek();
  const at = (offset: number, end: boolean): [Text, number] => {
    let left = offset;
    for (const node of nodes) {
      if (left < node.data.length || (end && left === node.data.length)) return [node, left];
      left -= node.data.length;
    }
    const last = nodes.at(-1) as Text;
    return [last, last.data.length];
  };
  return sentencesIn(text, language).flatMap(({ from, to }) => {
    const words = spoken(text.slice(from, to));
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    const range = document.createRange();
    range.setStart(...at(from, false));
    range.setEnd(...at(to, true));
    return [{ text: words, language: spokenIn(words, language), range, block }];
  });
}

const bare = (text: string) => spoken(text).replaceAll(/[^\p{L}\p{N}]+/gu, ' ');

/** The sentences of a text, with their places if they stand on the screen. */
function sentencesOfText(text: string, root: Element | null): Sentence[] {
  const whole = bare(text);
  const shown = root ? sentencesOf(root).filter((sentence) => whole.includes(bare(sentence.text))) : [];
  const covered = shown.reduce((sum, sentence) => sum + sentence.text.length, 0);
  if (covered >= spoken(text).length * 0.8) return shown;
  return text.split('\n').flatMap((line) => sentencesIn(line, lang.peek()).map(({ from, to }) => spoken(line.slice(from, to)))).map((words) => ({ text: words, language: spokenIn(words, lang.peek()) })).filter((sentence) => sentence.text);
}

// Reading

let sentences: Sentence[] = [];
let next = 0;
/** Browsers forget what they are about to say unless somebody holds it. */
let held: SpeechSynthesisUtterance | null = null;
let marked: Element | null = null;
/** For which languages it was said already that there is no voice. */
let unvoiced = new Set<string>();

function noVoice(language: string) {
  const code = (isLang(language) ? language : short(language)) as Lang;
  if (!unvoiced.has(code)) toast(t('read_no_voice', { language: LANGUAGES[code] ?? language }), undefined, 'quiet');
  unvoiced.add(code);
}

function mark(sentence: Sentence | null) {
  marked?.removeAttribute('data-reading');
  marked = null;
  const highlights = (globalThis.CSS as typeof CSS | undefined)?.highlights;
  highlights?.delete(NAME);
  if (!sentence?.range) return;
  inUse();
  if (highlights) highlights.set(NAME, new Highlight(sentence.range));
  else {
    marked = sentence.block ?? null;
    marked?.setAttribute('data-reading', '');
  }
  const box = sentence.block?.getBoundingClientRect();
  if (box && (box.top < 0 || box.bottom > innerHeight * 0.8)) sentence.block?.scrollIntoView({ block: 'center' });
}

// Whoever stops it, wherever: the mark goes with it.
effect(() => {
  if (!reading.value) {
    mark(null);
    held = null;
  }
});

function say() {
  const by = reading.peek()?.by;
  const sentence = sentences[next];
  if (!by || !sentence) {
    reading.value = null;
    return;
  }
  const voice = voiceFor(sentence.language);
  if (!voice) {
    noVoice(sentence.language);
    next++;
    return say();
  }
  const words = new SpeechSynthesisUtterance(sentence.text);
  words.voice = voice;
  words.lang = voice.lang;
  words.rate = RATE;
  const over = () => {
    if (held !== words) return;
    next++;
    say();
  };
  words.addEventListener('end', over);
  words.addEventListener('error', () => held === words && reading.peek()?.by === by && !reading.peek()?.paused && (reading.value = null));
  held = words;
  mark(sentence);
  synthesis()?.speak(words);
}

/** Pausing is starting the sentence again: some phones cannot go on in the middle of one. */
export function pause() {
  const now = reading.peek();
  if (!now) return;
  held = null;
  synthesis()?.cancel();
  reading.value = { ...now, paused: true };
}

export function goOn() {
  const now = reading.peek();
  if (!now) return;
  reading.value = { ...now, paused: false };
  say();
}

/** Reads an element, or a text that may stand in it. Says so when the device has no voice for the language. */
export async function read(by: string, root: Element | null, text?: string) {
  held = null;
  synthesis()?.cancel();
  reading.value = null;
  await voicesHere();
  unvoiced = new Set();
  // Words of other people may be in a language for which there is one.
  if (by === PAGE && !voiceFor(lang.peek())) return noVoice(lang.peek());
  sentences = text === undefined ? (root ? sentencesOf(root) : []) : sentencesOfText(text, root);
  next = 0;
  if (!sentences.length) return;
  reading.value = { by, paused: false };
  say();
}
