type Point = { x: number; y: number; label: number | null };
const LEFT = 12;
const RIGHT = 278;
const LOW = 86;
const HIGH = 26;
const BELOW = 23;
const ABOVE = -13;

/** Where the line of a step of the scale lies. */
export const heightOf = (value: number, steps: number) => LOW - ((value - 1) * (LOW - HIGH)) / (steps - 1);

/**
 * The picture of one statement: one line, its points, and where the words at them stand. A word that is the same as
 * before is not said again. Falling lines look like rising ones.
 */
export function slope(values: number[], steps: number): { points: Point[]; path: string } {
  const points = values.map((value, i): Point => {
    const x = values.length === 1 ? LEFT : Math.round(LEFT + (i * (RIGHT - LEFT)) / (values.length - 1));
    const y = heightOf(value, steps);
    const before = values[i - 1];
    const after = values[i + 1];
    const low = (before === undefined || before > value) && (after === undefined || after > value) && values.length > 1;
    return { x, y, label: before === value ? null : y + (low ? BELOW : ABOVE) };
  });
  return { points, path: points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x} ${y}`).join('') };
}
