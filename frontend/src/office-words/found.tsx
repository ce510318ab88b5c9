import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { loadTexts, t } from '../i18n';
import { ReadAloud } from '../ui/read-aloud';
import { Sheet } from '../ui/sheet';
import { wordsIn, type OfficeWord } from './words';

type Marked = { range: Range; word: OfficeWord };
const NAME = 'office-word';
const LEFT_OUT = 'script, style, textarea, input, select, .foot, .no-words';

/** Everything on the screen that is an office word. Nothing is changed in the page: the browser underlines ranges of it. */
function look(): Marked[] {
  const main = document.getElementById('main');
  if (!main) return [];
  const marked: Marked[] = [];
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.textContent ?? '';
    if (text.length < 4 || node.parentElement?.closest(LEFT_OUT)) continue;
    for (const { at, length, word } of wordsIn(text)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + length);
      marked.push({ range, word });
    }
  }
  return marked;
}

const highlights = () => (typeof CSS !== 'undefined' && 'highlights' in CSS && typeof Highlight !== 'undefined' ? CSS.highlights : null);
function underline(marked: Marked[]) {
  if (marked.length) highlights()?.set(NAME, new Highlight(...marked.map(({ range }) => range)));
  else highlights()?.delete(NAME);
}

const inside = ({ range }: Marked, x: number, y: number) => [...range.getClientRects()].some((box) => x >= box.left - 2 && x <= box.right + 2 && y >= box.top - 4 && y <= box.bottom + 4);

/**
 * The words of the office on this screen: underlined where they stand, and as buttons below the page for everybody
 * who does not tap. A tap on one explains it in the language of the app.
 */
export function Found() {
  const [words, setWords] = useState<OfficeWord[]>([]);
  const [open, setOpen] = useState<OfficeWord | null>(null);
  useEffect(() => {
    const main = document.getElementById('main');
    if (!main) return;
    let marked: Marked[] = [];
    let timer = 0;
    const again = () => {
      marked = look();
      underline(marked);
      const now = [...new Set(marked.map(({ word }) => word))];
      if (now.length) void loadTexts('officewords').catch(() => {});
      setWords((before) => (before.length === now.length && now.every((word, i) => word === before[i]) ? before : now));
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(again, 300) as unknown as number;
    };
    const onClick = (event: MouseEvent) => {
      const target = event.target as Element;
      if (target.closest('a, button, label, input, textarea, select, summary, dialog')) return;
      const hit = marked.find((one) => inside(one, event.clientX, event.clientY));
      if (hit) setOpen(hit.word);
    };
    again();
    const watch = new MutationObserver(soon);
    watch.observe(main, { childList: true, characterData: true, subtree: true });
    main.addEventListener('click', onClick);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
      main.removeEventListener('click', onClick);
      underline([]);
    };
  }, []);
  // They come late and push what stands below: nobody's focus leaves the screen with it.
  useLayoutEffect(() => {
    const here = document.activeElement;
    if (here?.closest('.foot')) here.scrollIntoView({ block: 'nearest' });
  }, [words]);
  return (
    <>
      {words.length > 0 && (
        <p class="foot all no-print office-words">
          <span>{t('ow_here')}</span>
          {words.map((word) => (
            <button key={word.key} type="button" class="link" lang="de" onClick={() => setOpen(word)}>
              {word.word}
            </button>
          ))}
        </p>
      )}
      {open && <Explained word={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function Explained({ word, onClose }: { word: OfficeWord; onClose: () => void }) {
  const [ready, setReady] = useState(false);
  useEffect(() => void loadTexts('officewords').then(() => setReady(true), onClose), []);
  if (!ready) return null;
  return (
    <Sheet title={word.word} onClose={onClose}>
      <p class="no-words">{t(word.key)}</p>
      <div class="row">
        <ReadAloud text={t(word.key)} />
      </div>
      <p class="kick">{t('ow_no_advice')}</p>
    </Sheet>
  );
}
