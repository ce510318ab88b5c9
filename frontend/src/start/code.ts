import { useEffect, useState } from 'preact/hooks';

const letters = (typed: string) => typed.toUpperCase().replace(/[^0-9A-Z]/g, '').slice(0, 10);

/** A code as it is read out: two groups of five. */
export const grouped = (code: string) => (code.length > 5 ? `${code.slice(0, 5)}-${code.slice(5)}` : code);
export const typedCode = letters;

/** The code from a scanned link. It goes out of the address at once, so that nobody reads it there later. */
function takeFragment(): string {
  const code = letters(decodeURIComponent(location.hash.slice(1)));
  if (location.hash) history.replaceState(history.state, '', location.pathname);
  return code;
}

export const CODE_LENGTH = 10;

/** The code of this visit, from a scanned link or typed. Another link opened in the same window begins anew. */
export function useCode() {
  const code = useState(takeFragment);
  useEffect(() => {
    const again = () => location.hash && location.reload();
    addEventListener('hashchange', again);
    return () => removeEventListener('hashchange', again);
  }, []);
  return code;
}
