import type { Key } from '../i18n';

/** A word of the office, as it stands in letters and on screens. Its explanation is a text like every other. */
export type OfficeWord = { word: string; key: Key; forms: string[] };

const word = (key: Key, first: string, ...more: string[]): OfficeWord => ({ word: first, key, forms: [first, ...more] });

/** The words that people meet most; always in German, because that is how the letters say them. */
export const OFFICE_WORDS: OfficeWord[] = [
  word('ow_buergergeld', 'Bürgergeld', 'Bürgergelds', 'Bürgergeldes'),
  word('ow_grundsicherung', 'Grundsicherung'),
  word('ow_regelbedarf', 'Regelbedarf', 'Regelbedarfs', 'Regelsatz', 'Regelsatzes'),
  word('ow_mehrbedarf', 'Mehrbedarf', 'Mehrbedarfs'),
  word('ow_bedarfsgemeinschaft', 'Bedarfsgemeinschaft', 'Bedarfsgemeinschaften'),
  word('ow_kosten_unterkunft', 'Kosten der Unterkunft', 'Unterkunftskosten'),
  word('ow_bescheid', 'Bescheid', 'Bescheids', 'Bescheide', 'Bewilligungsbescheid', 'Leistungsbescheid'),
  word('ow_bewilligung', 'Bewilligung', 'Bewilligungszeitraum'),
  word('ow_weiterbewilligung', 'Weiterbewilligungsantrag', 'Weiterbewilligung'),
  word('ow_widerspruch', 'Widerspruch', 'Widerspruchs', 'Widersprüche'),
  word('ow_anhoerung', 'Anhörung', 'Anhörungsbogen'),
  word('ow_leistungsminderung', 'Leistungsminderung', 'Leistungsminderungen', 'Sanktion', 'Sanktionen', 'Meldeversäumnis'),
  word('ow_mitwirkung', 'Mitwirkungspflicht', 'Mitwirkungspflichten', 'Mitwirkung'),
  word('ow_kooperationsplan', 'Kooperationsplan', 'Kooperationsplans', 'Kooperationspläne'),
  word('ow_eingliederung', 'Eingliederungsvereinbarung', 'Eingliederungsvereinbarungen', 'Eingliederung'),
  word('ow_vermittlung', 'Arbeitsvermittlung', 'Arbeitsvermittler', 'Arbeitsvermittlerin'),
  word('ow_vermittlungsbudget', 'Vermittlungsbudget', 'Vermittlungsbudgets'),
  word('ow_massnahme', 'Maßnahme', 'Maßnahmen'),
  word('ow_bildungsgutschein', 'Bildungsgutschein', 'Bildungsgutscheins', 'Bildungsgutscheine'),
  word('ow_avgs', 'Aktivierungs- und Vermittlungsgutschein', 'AVGS', 'Vermittlungsgutschein'),
  word('ow_weiterbildung', 'Weiterbildung', 'Weiterbildungen'),
  word('ow_umschulung', 'Umschulung', 'Umschulungen'),
  word('ow_ausbildung', 'Ausbildung', 'Ausbildungen', 'Ausbildungsplatz', 'Ausbildungsplätze', 'Berufsausbildung'),
  word('ow_praktikum', 'Praktikum', 'Praktikums', 'Praktika', 'Praktikumsplatz'),
  word('ow_minijob', 'Minijob', 'Minijobs'),
  word('ow_sozialversicherung', 'sozialversicherungspflichtig', 'sozialversicherungspflichtige', 'sozialversicherungspflichtigen', 'sozialversicherungspflichtiger', 'Sozialversicherung'),
  word('ow_probezeit', 'Probezeit'),
  word('ow_kuendigungsfrist', 'Kündigungsfrist', 'Kündigungsfristen'),
  word('ow_freibetrag', 'Freibetrag', 'Freibetrags', 'Freibeträge', 'Freibeträgen'),
  word('ow_zuverdienst', 'Zuverdienst', 'Hinzuverdienst', 'Nebenverdienst'),
  word('ow_anerkennung', 'Anerkennung ausländischer Abschlüsse', 'Anerkennungsverfahren', 'Berufsanerkennung'),
  word('ow_integrationskurs', 'Integrationskurs', 'Integrationskurse', 'Integrationskurses', 'Sprachkurs', 'Sprachkurse'),
  word('ow_arbeitserlaubnis', 'Arbeitserlaubnis', 'Beschäftigungserlaubnis'),
  word('ow_bildung_teilhabe', 'Bildung und Teilhabe', 'Bildungspaket'),
  word('ow_amtsarzt', 'Amtsarzt', 'Amtsärztin', 'Ärztlicher Dienst'),
];

// Long forms first, and soft hyphens may stand anywhere in them.
const spelled = (form: string) => [...form].map((letter) => (letter === ' ' ? String.raw`\s+` : letter)).join('\u00ad?');
const known = new Map(OFFICE_WORDS.flatMap((one) => one.forms.map((form) => [form.toLowerCase(), one] as const)));
const FORMS = [...known.keys()].toSorted((a, b) => b.length - a.length);
const PATTERN = new RegExp(String.raw`(?<![\p{L}\u00ad])(?:${FORMS.map(spelled).join('|')})(?![\p{L}])`, 'giu');

// "Sag kurz Bescheid" is no letter: there the word stands right behind another one that goes before no noun.
const NO_LETTER = /\p{L}[\s\u00ad]+$/u;
const BEFORE_A_NOUN = /(?<!\p{L})(?:de[rnms]|das|eine?[rnms]?|[mds]eine?[rnms]?|ihre?[rnms]?|unsere?[rnms]?|eue?re?[rnms]?|diese[rnms]?|jede[rnms]?|keine?[rnms]?|neue[rnms]?|alte[rnms]?|letzte[rnms]?|erste[rnms]?|i[mn]|vom|zum|beim|am|gegen|laut|per|mit|ohne|und|oder)[\s\u00ad]+$/iu;
const isIdiom = (form: string, before: string) => form === 'bescheid' && NO_LETTER.test(before) && !BEFORE_A_NOUN.test(before);

export type Found = { at: number; length: number; word: OfficeWord };

/** Where office words stand in a text. */
export function wordsIn(text: string): Found[] {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const form = match[0].replaceAll('\u00ad', '').replaceAll(/\s+/g, ' ').toLowerCase();
    const word = isIdiom(form, text.slice(0, match.index)) ? undefined : known.get(form);
    return word ? [{ at: match.index, length: match[0].length, word }] : [];
  });
}
