/**
 * Which pictures of a collection excite a unit, and how: lists made once by a tool over all 10,000 test pictures of CIFAR-10, a few
 * per unit, kept in one small file for each layer (`public/units/<network>/<layer>/ranks.bin`).
 *
 * The file: for every unit a float32, the largest response; then for every unit its lists of picture numbers, uint16, in the order of
 * `lists`; all little-endian. The response is the unit's mean over positions, after the ReLU; `highest` to `lowest` go by the unit's
 * neuron at the center, before the ReLU, which has two sides. Pictures are enlarged to `rankSize` pixels.
 */

/** Side in pixels at which the networks saw the pictures. */
export const rankSize = 96;

/** Lists of a unit and their lengths; a list with nothing more to name is shorter. */
export const lists = {
  strongest: 20,
  highest: 4,
  slightlyPositive: 4,
  slightlyNegative: 4,
  lowest: 4,
} as const;

export type Ranks = Record<keyof typeof lists, number[]> & {
  /** The unit's response to the first of `strongest`; 0 for a unit that nothing excites. */
  largest: number;
};

const names = Object.keys(lists) as (keyof typeof lists)[];
const perUnit = names.reduce((sum, name) => sum + lists[name], 0);
const nothing = 0xffff;

/** One layer's file, from the ranks of its units in their order. */
export function encodeRanks(units: readonly Ranks[]): Uint8Array {
  const bytes = new Uint8Array(units.length * (4 + 2 * perUnit));
  const view = new DataView(bytes.buffer);
  let place = 4 * units.length;
  units.forEach((unit, i) => {
    view.setFloat32(4 * i, unit.largest, true);
    for (const name of names)
      for (let k = 0; k < lists[name]; k++, place += 2) view.setUint16(place, unit[name][k] ?? nothing, true);
  });
  return bytes;
}

/** Ranks of `unit`. Throws a RangeError for a unit that the file does not hold. */
export function decodeRanks(file: ArrayBuffer, unit: number): Ranks {
  const count = file.byteLength / (4 + 2 * perUnit);
  if (!Number.isInteger(count) || !(Number.isInteger(unit) && unit >= 0 && unit < count))
    throw new RangeError(`There are no ranks of unit ${unit} in a file of ${file.byteLength} bytes.`);
  const view = new DataView(file);
  let place = 4 * count + 2 * perUnit * unit;
  const read = (length: number): number[] =>
    Array.from({ length }, () => view.getUint16((place += 2) - 2, true)).filter((index) => index !== nothing);
  const found = Object.fromEntries(names.map((name) => [name, read(lists[name])]));
  return { ...(found as Record<keyof typeof lists, number[]>), largest: view.getFloat32(4 * unit, true) };
}

/** Share of the way from zero to the extreme at which a picture counts as slightly positive or negative. */
const slight = 0.1;

/** The first `count` numbers below `length` by `before`, in order; one pass, since this runs for every unit of a network. */
function first(
  length: number,
  count: number,
  isMeant: (index: number) => boolean,
  before: (a: number, b: number) => boolean,
): number[] {
  const found: number[] = [];
  for (let index = 0; index < length; index++) {
    if (!isMeant(index) || (found.length === count && !before(index, found[count - 1]!))) continue;
    let place = Math.min(found.length, count - 1);
    for (; place > 0 && before(index, found[place - 1]!); place--) found[place] = found[place - 1]!;
    found[place] = index;
  }
  return found;
}

/**
 * The ranks of one unit from its response to every picture and the activation of its central neuron before the ReLU. Pictures with
 * the same response go by that activation, then by number.
 */
export function rank(responses: Float32Array, centers: Float32Array): Ranks {
  const count = responses.length;
  let [top, bottom] = [-Infinity, Infinity];
  for (const value of centers) {
    top = Math.max(top, value);
    bottom = Math.min(bottom, value);
  }
  const all = (): boolean => true;
  const strongest = first(count, lists.strongest, all, (a, b) =>
    responses[a] === responses[b] ? centers[a]! > centers[b]! : responses[a]! > responses[b]!,
  );
  const around = (goal: number): number[] =>
    first(
      count,
      lists.slightlyPositive,
      (i) => Math.sign(centers[i]!) === Math.sign(goal),
      (a, b) => Math.abs(centers[a]! - goal) < Math.abs(centers[b]! - goal),
    );
  return {
    strongest,
    highest: first(count, lists.highest, all, (a, b) => centers[a]! > centers[b]!),
    slightlyPositive: top > 0 ? around(slight * top) : [],
    slightlyNegative: bottom < 0 ? around(slight * bottom) : [],
    lowest: first(count, lists.lowest, all, (a, b) => centers[a]! < centers[b]!),
    largest: responses[strongest[0]!] ?? 0,
  };
}
