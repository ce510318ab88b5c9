import { useEffect, useState } from 'preact/hooks';
import { Skeleton } from './skeleton';

/** A QR code to scan from this screen or from paper; the library comes only when one is shown. */
export function Qr({ text, label }: { text: string; label: string }) {
  const [code, setCode] = useState<{ size: number; path: string } | null>(null);
  useEffect(() => {
    let here = true;
    void import('uqr').then(({ encode }) => {
      const { data, size } = encode(text, { ecc: 'M', border: 0 });
      const cells = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
      if (here) setCode({ size, path: cells.join('') });
    });
    return () => {
      here = false;
    };
  }, [text]);
  if (!code) return <Skeleton />;
  return (
    <svg class="qr" viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={code.path} />
    </svg>
  );
}
