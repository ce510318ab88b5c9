import { useId } from 'preact/hooks';

type Stop = { day: number; state: 'past' | 'next' | 'later' };
type Props = {
  /** Today, from 0 to `length`. */
  day: number;
  length: number;
  stops: Stop[];
  /** The whole sentence the picture stands for. */
  label: string;
  /** Wider than the column, as on the home screen. */
  wide?: boolean;
};

const MIDDLE = 30;
const SWING = 28;

type Point = { x: number; y: number };
type Segment = { from: Point; to: Point; swing: number };

const round = (value: number) => Math.round(value * 10) / 10;
const mirrored = (y: number, side: number) => MIDDLE + side * (y - MIDDLE);

/** One cubic from stop to stop, handles at 36 and 64 per cent, swinging to the other side each time. */
function segments(points: number[]): Segment[] {
  return points.slice(1).map((x, i) => {
    const start = points[i] as number;
    const width = x - start;
    const swing = (i % 2 ? 1 : -1) * Math.min(SWING, 8.6 + 0.324 * width);
    return { from: { x: start, y: MIDDLE }, to: { x, y: MIDDLE }, swing };
  });
}

function curve(parts: Segment[], side: number): string {
  const [first] = parts;
  if (!first) return '';
  const draw = ({ from, to, swing }: Segment) => {
    const width = to.x - from.x;
    const y = round(MIDDLE + side * swing);
    return `C${round(from.x + 0.36 * width)} ${y} ${round(from.x + 0.64 * width)} ${y} ${round(to.x)} ${to.y}`;
  };
  return `M${round(first.from.x)} ${MIDDLE}${parts.map(draw).join('')}`;
}

/** Where the first thread is at x. */
function heightAt(parts: Segment[], x: number): number {
  const part = parts.find(({ to }) => x <= to.x) ?? parts.at(-1);
  if (!part) return MIDDLE;
  const width = part.to.x - part.from.x || 1;
  const goal = (x - part.from.x) / width;
  let low = 0;
  let high = 1;
  for (let i = 0; i < 20; i++) {
    const s = (low + high) / 2;
    const at = 3 * (1 - s) ** 2 * s * 0.36 + 3 * (1 - s) * s ** 2 * 0.64 + s ** 3;
    if (at < goal) low = s;
    else high = s;
  }
  return MIDDLE + 3 * low * (1 - low) * part.swing;
}

/** Two dots, one on each thread: apart near a table so that they sit above and below it, close at the start. */
function dots(parts: Segment[], stops: (Stop & { x: number })[], x: number): [number, number] {
  const y = heightAt(parts, x);
  const beside = stops.some((stop) => Math.abs(stop.x - x) < (stop.state === 'next' ? 12.5 : 11));
  const least = beside ? 18.5 : 7;
  const away = Math.abs(y - MIDDLE) < least ? least : Math.abs(y - MIDDLE);
  const side = y <= MIDDLE ? -1 : 1;
  return [MIDDLE + side * away, mirrored(MIDDLE + side * away, -1)];
}

/** The way of a tandem: two threads that cross at every milestone. Time only, never performance. */
export function Seam({ day, length, stops, label, wide }: Props) {
  const id = useId();
  const width = wide ? 390 : 340;
  const margin = wide ? 24 : 10;
  const xOf = (at: number) => margin + (Math.min(Math.max(at, 0), length) / length) * (width - 2 * margin);
  const placed = stops.map((stop) => ({ ...stop, x: xOf(stop.day) }));
  const parts = segments([margin, ...placed.map((stop) => stop.x), ...(placed.at(-1)?.day === length ? [] : [width - margin])]);
  const now = xOf(day);
  const [mine, partners] = dots(parts, placed, now);
  const one = curve(parts, 1);
  const other = curve(parts, -1);
  return (
    <svg class={wide ? 'seam wide' : 'seam'} viewBox={`0 0 ${width} 76`} role="img" aria-label={label}>
      <clipPath id={`${id}p`}>
        <path d={`M-9-20H${round(now)}V96H-9z`} />
      </clipPath>
      <clipPath id={`${id}f`}>
        <path d={`M${round(now)}-20H${width + 9}V96H${round(now)}z`} />
      </clipPath>
      <g clip-path={`url(#${id}f)`}>
        <path class="h" d={one} />
        <path class="h" d={other} />
      </g>
      <g clip-path={`url(#${id}p)`}>
        <path class="w" d={one} />
        <path class="w" d={other} />
        <path class="a" d={one} />
        <path class="b" d={other} />
      </g>
      {placed.map((stop) => (
        <Table key={stop.day} {...stop} />
      ))}
      <circle class="da" cx={round(now)} cy={round(mine)} r="6.5" />
      <circle class="db" cx={round(now)} cy={round(partners)} r="6.5" />
    </svg>
  );
}

/** A milestone is a table seen from above. */
function Table({ x, day, state }: Stop & { x: number }) {
  const size = { past: 15, next: 18, later: 11 }[state];
  const look = { past: 'd', next: 's n', later: 's' }[state];
  return (
    <>
      <rect class={look} x={round(x - size / 2)} y={MIDDLE - size / 2} width={size} height={size} rx={size * 0.21} />
      {state === 'past' && <path class="k" d={`M${round(x - 3.2)} 30.200l2.400 2.300 4-4.600`} />}
      <text class={state === 'next' ? 'nx' : undefined} x={round(x)} y="75">
        {day}
      </text>
    </>
  );
}

/** Turns the stops of a day plan into what the seam draws; the first not past is the next. */
export function seamStops(days: number[], isPast: (day: number) => boolean): Stop[] {
  const next = days.find((day) => !isPast(day));
  return days.map((day) => ({ day, state: isPast(day) ? 'past' : day === next ? 'next' : 'later' }));
}
