import { dayAndMonth, isKey, languageName, lang, list, moment, number, t } from '../i18n';
import type { OwnData, Value } from './types';

export function sectionName(name: string) {
  const key = `pd_s_${name}`;
  return isKey(key) ? t(key) : name;
}

export function fieldName(field: string) {
  const key = `pd_${field}`;
  return isKey(key) ? t(key) : field;
}

/** What a person said, not what the app noted. */
const VOICES = new Set(['note', 'text', 'own_words', 'reason', 'what', 'why', 'step', 'obstacle', 'then_text', 'helper_text', 'review_note', 'how', 'answer', 'changed_what', 'place_text', 'offer']);
export const isVoice = (field: string) => VOICES.has(field);

const INSTANT = /^\d{4}-\d\d-\d\dT/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A value in words. Names of people who were erased come empty. */
export function valueText(field: string, value: Value): string {
  if (typeof value === 'boolean') return t(value ? 'pd_yes' : 'pd_no');
  if (typeof value === 'number') return number(value);
  if (Array.isArray(value)) return list(value.map((one) => valueText(field, one)));
  if (value === null || value === '') return t('erased_person');
  if (INSTANT.test(value)) return moment(value);
  if (DAY.test(value)) return `${dayAndMonth(value)} ${value.slice(0, 4)}`;
  if (field === 'language' || field === 'languages') return languageName(value);
  return value;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A page that stands on its own: no script, no picture, nothing to fetch. */
export function asPage(data: OwnData): string {
  const parts = data.sections.map(({ name, fields, rows }) => {
    const body = rows.map((row) => {
      const lines = fields.filter((field) => row[field] !== null && row[field] !== '').map((field) => `<dt>${escape(fieldName(field))}</dt><dd dir="auto">${escape(valueText(field, row[field] ?? null))}</dd>`);
      return `<dl>${lines.join('')}</dl>`;
    });
    return `<section><h2>${escape(sectionName(name))}</h2>${body.join('')}</section>`;
  });
  const title = escape(t('pv_data_title'));
  const style = 'body{font:17px/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}dl{border-top:1px solid #bbb;padding-top:.5rem}dt{color:#555;font-size:.85em}dd{margin:0 0 .4rem;white-space:pre-wrap}';
  return `<!doctype html><html lang="${lang.value}" dir="${document.documentElement.dir || 'ltr'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>MainPate</title><style>${style}</style><h1>${title}</h1><p>${escape(t('pv_data_made', { when: moment(data.made_at) }))}</p>${parts.join('')}</html>`;
}

/** Hands a file to the device. */
export const download = (name: string, type: string, content: string) => save(name, new Blob([content], { type: `${type};charset=utf-8` }));

/** Puts a file among the downloads. */
export function save(name: string, content: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
