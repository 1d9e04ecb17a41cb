/** Models that differ in nothing but how rare their features are. */

/** `count` densities from 1 down to `lowest`, each the same part of the one before. */
export const densitiesDown = (count: number, lowest: number): number[] =>
  Array.from({ length: count }, (_, k) => (count > 1 ? lowest ** (k / (count - 1)) : lowest));

/** `density` of a config, [instance][feature]: one density for all features of a model. */
export const eachDensity = (densities: readonly number[], features: number): number[] =>
  densities.flatMap((density) => new Array<number>(features).fill(density));
