import { t, type Key } from '../i18n';

// Drawn for MainPate like the other icons: 24 grid, round caps and joins, current colour.
const PICTURES = {
  food: 'M4.500 11h15c0 4.400-2.900 7.500-7.500 7.500S4.500 15.400 4.500 11zM8 21h8M9 8c0-1.500 1-1.500 1-3M13.500 8c0-1.500 1-1.500 1-3',
  coffee: 'M5 9h11v6a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4zM16 10.500h1.500a2.500 2.500 0 0 1 0 5H16M8.500 6V4M12.500 6V4',
  music: 'M9 17.500V6l9-2v11.500M6.500 15a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5zM15.500 13a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  ball: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM4.800 9c4.500.5 9.700.5 14.400 0M4.800 15c4.500-.5 9.700-.5 14.400 0M12 4v16',
  cat: 'M5.500 10V4.500l4 2.800h5l4-2.800V10c0 5.500-2.500 9-6.500 9s-6.500-3.500-6.500-9zM9.500 11.500v.6M14.500 11.500v.6M10.800 15.200c.8.7 1.600.7 2.400 0',
  tree: 'M12 20.500V12M12 15.500l3-2.500M9 18h6M12 3.500c3.500 0 5.500 2.200 5.500 5 1 .8 1.300 3.500-1.500 4.500H8c-2.800-1-2.500-3.700-1.500-4.500 0-2.800 2-5 5.500-5z',
  sea: 'M3 19c2-1.600 4-1.600 6 0s4 1.600 6 0 4-1.600 6 0M3.500 15.500 9.500 6l4 6.300M12 14.500 16 8.500l4.500 7M8 8.500l1.500 1.500 1.500-1.500',
  bag: 'M4.500 8.500h15V19h-15zM9 8.500V6a1.500 1.500 0 0 1 1.500-1.500h3A1.500 1.500 0 0 1 15 6v2.500M8.500 8.500V19M15.500 8.500V19',
  cake: 'M4.500 13h15v7h-15zM4.500 16c2 1.600 3.700 1.600 5 0 1.500 1.600 3.500 1.600 5 0 1.500 1.600 3.300 1.600 5 0M12 13V9M12 6.800c-1.200-1-.8-2.200 0-3.300.8 1.100 1.200 2.300 0 3.300z',
  book: 'M12 7c-2-1.500-4.500-2-8-2v12.500c3.500 0 6 .5 8 2 2-1.500 4.500-2 8-2V5c-3.500 0-6 .5-8 2zM12 7v12.500',
  film: 'M3.500 6h17v12h-17zM7.500 6v12M16.500 6v12M3.500 10h4M3.500 14h4M16.500 10h4M16.500 14h4',
  hammer: 'M13 8.500 5 16.500a1.600 1.600 0 0 0 2.300 2.300l8-8M10.500 6l3-2.500 7 7-2.500 3z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1.800M12 19.200V21M3 12h1.800M19.200 12H21M5.600 5.600l1.300 1.300M17.100 17.100l1.300 1.300M18.400 5.600l-1.300 1.300M6.900 17.100l-1.300 1.300',
  star: 'M12 4l2.500 5.200 5.500.8-4 4 1 5.700-5-2.700-5 2.700 1-5.700-4-4 5.500-.8z',
};
export type PictureName = keyof typeof PICTURES;
const NAMES = Object.keys(PICTURES) as PictureName[];

/** In German as well, so that the two can point at the same word. */
const GERMAN: Record<PictureName, string> = {
  food: 'Essen', coffee: 'Kaffee oder Tee', music: 'Musik', ball: 'Sport', cat: 'Tiere', tree: 'Natur', sea: 'Meer oder Berge', bag: 'Reisen',
  cake: 'Feste', book: 'Lernen', film: 'Filme und Serien', hammer: 'Mit den Händen', sun: 'Früh oder spät', star: 'Ein Wunsch',
};

/** The two pictures of a round: the same for both at every table. After seven rounds they come back in other pairs. */
export function picturesOf(round: number): [PictureName, PictureName] {
  const n = Math.max(0, round - 1);
  const half = NAMES.length / 2;
  const first = (2 * n) % NAMES.length;
  const second = (first + 1 + 2 * (Math.floor(n / half) % half)) % NAMES.length;
  return [NAMES[first] as PictureName, NAMES[second] as PictureName];
}

/** Something to begin with, for two who share little German. */
export const Pictures = ({ round }: { round: number }) => (
  <section class="stack g2" aria-labelledby="pictures">
    <h2 class="kick" id="pictures">
      {t('sd_prompts')}
    </h2>
    <ul class="pictures">
      {picturesOf(round).map((name) => {
        const word = t(`sd_p_${name}` as Key);
        return (
          <li key={name} class="card">
            <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
              <path d={PICTURES[name]} />
            </svg>
            <b>{word}</b>
            {word !== GERMAN[name] && <small lang="de">{GERMAN[name]}</small>}
          </li>
        );
      })}
    </ul>
  </section>
);
