// The browser's own translator: it runs on the device. Without it there is no translation; nothing that people write
// is ever sent away for it.

type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';
type Pair = { sourceLanguage: string; targetLanguage: string };
type Detector = { detect(text: string): Promise<{ detectedLanguage: string; confidence: number }[]> };
type DeviceTranslator = { translate(text: string): Promise<string>; destroy?(): void };
type Globals = {
  Translator?: { availability(pair: Pair): Promise<Availability>; create(pair: Pair): Promise<DeviceTranslator> };
  LanguageDetector?: { availability(): Promise<Availability>; create(): Promise<Detector> };
};
const device = globalThis as unknown as Globals;

/** What a language is called by browsers. */
const base = (language: string) => language.split('-')[0] as string;

/** Whether this browser might translate at all; asking costs nothing. */
export const canTranslate = () => device.Translator !== undefined;

/**
 * The language of a text, as the device sees it; German where it cannot tell, because most is written in it. After a
 * tap the browser may fetch first what it needs for that.
 */
async function languageOf(text: string, tapped: boolean): Promise<string> {
  const here = (await device.LanguageDetector?.availability()) ?? 'unavailable';
  if (here === 'unavailable' || (here !== 'available' && !tapped)) return 'de';
  const detector = await (device.LanguageDetector as NonNullable<Globals['LanguageDetector']>).create().catch(() => null);
  const [best] = (await detector?.detect(text)) ?? [];
  return best && best.confidence > 0.5 && best.detectedLanguage !== 'und' ? base(best.detectedLanguage) : 'de';
}

/** The two languages, when the device can go from one to the other. */
export async function pairFor(text: string, into: string, tapped = false): Promise<Pair | null> {
  if (!device.Translator || text.trim().length < 2) return null;
  const pair = { sourceLanguage: await languageOf(text, tapped), targetLanguage: base(into) };
  if (pair.sourceLanguage === pair.targetLanguage) return null;
  return (await device.Translator.availability(pair)) === 'unavailable' ? null : pair;
}

/**
 * The translation, made on this device; a tap has to have asked for it, since a language may have to be fetched by the
 * browser first. Only then some browsers can tell which one it is.
 */
export async function translate(text: string, into: string): Promise<string> {
  const pair = await pairFor(text, into, true);
  if (!pair) throw new Error('no way from this language');
  const translator = await (device.Translator as NonNullable<Globals['Translator']>).create(pair);
  try {
    return await translator.translate(text);
  } finally {
    translator.destroy?.();
  }
}
