import { beforeEach, expect, test } from 'vitest';
import { setLang, texts } from '../i18n';
import { passageAt } from './passage';

beforeEach(() => setLang('de'));

const at = (html: string) => {
  document.body.innerHTML = html;
  return passageAt(document.querySelector('[data-tapped]') as Element, texts());
};

test('a text is found by how it reads, also with a name or a number in it', () => {
  expect(at('<p data-tapped>Gerade kein Internet.</p>')?.passage).toBe('offline_title');
  expect(at('<h1 data-tapped>Samira, noch offen</h1>')?.passage).toBe('sign_open');
  expect(at('<p data-tapped>3 Einträge warten auf Internet.</p>')?.passage).toBe('outbox_waiting');
});

test('soft hyphens are for the eye, and the text may stand around what was tapped', () => {
  expect(at('<a>Work\u00adbook <i data-tapped></i></a>')?.passage).toBe('nav_workbook');
  expect(at('<button aria-label="Zurück" data-tapped><svg></svg></button>')?.passage).toBe('back');
});

test('what people have written is no text of the app', () => {
  expect(at('<main><section><div><blockquote data-tapped>Wir waren im Café und haben geredet.</blockquote></div></section></main>')).toBeNull();
});
