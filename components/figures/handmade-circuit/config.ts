/** From the settings to what the worker computes: field notes, and photographs where classes are asked for. */
import { loadCifar } from '#components/figure/cifar.ts';
import { fieldNotes } from '#components/figure/field-notes.ts';
import type { TwinsConfig } from '#lib/circuits/twins-config.ts';
import type { HandmadeValues } from './params.ts';
import { configOf } from './twin.ts';

/** Of CIFAR-10's test set: the first ones, so that nobody chose them. */
const count = 20;

export async function toConfig(values: HandmadeValues): Promise<TwinsConfig> {
  const notes = await fieldNotes(values.network);
  const photographs = values.classes
    ? (await loadCifar(Array.from({ length: count }, (_, k) => k))).map(({ rgb }) => rgb)
    : undefined;
  return configOf(notes, values, photographs);
}
