/** How values are spread, for the small picture in the legend. Pure. */

const MOST = 24;

/**
 * Equally wide bins over [low, high]: {low, high, most, bins: [{from, to, count}]}; null where
 * there are not two different values. `most`: the count of the fullest.
 */
export function binned(values, { low, high }) {
  if (!(high > low)) return null;
  const number = Math.min(MOST, Math.max(5, Math.ceil(Math.sqrt(values.length) * 1.5)));
  const width = (high - low) / number;
  const counts = Array(number).fill(0);
  for (const value of values) {
    const at = Math.floor((value - low) / width);
    counts[Math.min(Math.max(at, 0), number - 1)] += 1;
  }
  const bins = counts.map((count, at) => {
    return { from: low + at * width, to: low + (at + 1) * width, count };
  });
  return { low, high, most: Math.max(...counts), bins };
}

/** The values that a quarter, half and three quarters of all are at or below. */
export function quartersOf(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return [0.25, 0.5, 0.75].map((part) => {
    const at = (sorted.length - 1) * part;
    const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
    return below + (above - below) * (at % 1);
  });
}
