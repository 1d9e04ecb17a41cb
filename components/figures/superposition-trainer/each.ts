/** Settings of single features, as they stand in a link: `2:0.5,4:0.9` sets features 2 and 4 and leaves the others. */

export type Each = ReadonlyMap<number, number>;

/** Feature (from 0) to its value. Text that `readEach` has not passed gives what of it can be read. */
export function eachOf(text: string): Each {
  const pairs = text.split(',').flatMap((part): [number, number][] => {
    const [feature, value] = part.split(':').map(Number);
    return feature && value !== undefined && Number.isFinite(value) ? [[feature - 1, value]] : [];
  });
  return new Map(pairs);
}

/** Where a feature comes twice, the last one counts. */
export const eachText = (each: Iterable<readonly [number, number]>): string =>
  [...new Map(each)]
    .sort(([a], [b]) => a - b)
    .map(([feature, value]) => `${feature + 1}:${value}`)
    .join(',');

/** The text in order and without repeats; undefined where it is no such list or a number is out of bounds. */
export function readEach(text: string, features: number, min: number, max: number): string | undefined {
  const word = text.trim();
  if (word === '') return '';
  if (!/^\d+:[\d.e-]+(,\d+:[\d.e-]+)*$/.test(word)) return undefined;
  const each = eachOf(word);
  const sound = [...each].every(
    ([feature, value]) => feature >= 0 && feature < features && value >= min && value <= max,
  );
  return sound && each.size > 0 ? eachText(each) : undefined;
}
