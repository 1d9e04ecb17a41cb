/** Which units of a layer the gallery shows: those named before, then as many as are wanted, evenly over the layer's channels. */

/** Units that get a picture in every layer. */
export const perLayer = 32;

/**
 * `count` live units of `channels`, in their order. `first` are taken if live; every further one is the next live unit at or after
 * its even place, so nobody chose it. Fewer come back only where fewer are live.
 */
export function chooseUnits(
  channels: number,
  first: readonly number[],
  isLive: (unit: number) => boolean,
  count = perLayer,
): number[] {
  const taken = new Set(first.filter(isLive).slice(0, count));
  const places = count - taken.size;
  for (let k = 0; k < places; k++) {
    const start = Math.floor(((k + 0.5) * channels) / places);
    for (let step = 0; step < channels; step++) {
      const unit = (start + step) % channels;
      if (taken.has(unit) || !isLive(unit)) continue;
      taken.add(unit);
      break;
    }
  }
  return [...taken].sort((a, b) => a - b);
}
