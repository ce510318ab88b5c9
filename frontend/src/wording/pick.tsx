import { signal } from '@preact/signals';
import { render } from 'preact';
import { loadTexts, t, texts } from '../i18n';
import { go } from '../router';
import { Btn } from '../ui/btn';
import { passageAt } from './passage';
import './wording.css';

/** What was tapped last; it does not outlive the page, and never stands in an address. */
export const picked = signal<{ passage: string; text: string } | null>(null);

/** The next tap is no tap: it says which text is meant. Escape and the button end it. */
export async function pickText() {
  await loadTexts('wording');
  const before = document.activeElement as HTMLElement | null;
  const root = document.body.appendChild(document.createElement('div'));
  const end = () => {
    document.removeEventListener('click', onClick, true);
    document.removeEventListener('keydown', onKey, true);
    document.documentElement.removeAttribute('data-picking');
    render(null, root);
    root.remove();
  };
  const chosen = (element: Element | null) => {
    picked.value = element && passageAt(element, texts());
    end();
    go('/wording');
  };
  const onClick = (event: MouseEvent) => {
    const target = event.target as Element;
    if (root.contains(target)) return;
    event.preventDefault();
    event.stopPropagation();
    chosen(target);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    end();
    before?.focus();
  };
  document.addEventListener('click', onClick, true);
  document.addEventListener('keydown', onKey, true);
  document.documentElement.toggleAttribute('data-picking', true);
  render(
    <div class="picking no-print" role="region" aria-label={t('wo_title')}>
      <p role="status">{t('wo_pick')}</p>
      <div class="row">
        <Btn onClick={() => chosen(null)}>{t('wo_pick_page')}</Btn>
        <Btn
          kind="bare"
          onClick={() => {
            end();
            before?.focus();
          }}
        >
          {t('cancel')}
        </Btn>
      </div>
    </div>,
    root,
  );
  root.querySelector('button')?.focus();
}
