/** An axis of rarity: 1/density from 1 on, in equal steps for equal factors. */

/** 1, 2, 5, 10, 20 .. within 1 to `rarest`; only powers of ten where that would be more than `most`. */
export function rarityTicks(rarest: number, most = 8): number[] {
  const end = rarest * 1.001;
  const decades = Array.from({ length: Math.floor(Math.log10(end)) + 1 }, (_, i) => 10 ** i);
  const all = decades.flatMap((decade) => [decade, 2 * decade, 5 * decade]).filter((tick) => tick <= end);
  return all.length > most ? decades : all;
}

/** Index of the value nearest to `wanted`, by factor; `values` above zero and not empty. */
export function nearest(values: readonly number[], wanted: number): number {
  const far = values.map((value) => Math.abs(Math.log(value / wanted)));
  return far.indexOf(Math.min(...far));
}
