/** From the settings to what the worker computes: field notes, and photographs where classes are asked for. */
import { loadCifar } from '#components/figure-kit/pickers/cifar.ts';
import { fieldNotes } from '#components/figure-kit/pickers/field-notes.ts';
import type { HandmadeConfig } from '#lib/circuits/handmade-unit-config.ts';
import type { HandmadeValues } from './params.ts';
import { configOf } from './twin.ts';

/** Of CIFAR-10's test set: the first ones, so that nobody chose them. */
const count = 20;

export async function toConfig(values: HandmadeValues): Promise<HandmadeConfig> {
  const notes = await fieldNotes(values.network);
  const photographs = values.classes
    ? (await loadCifar(Array.from({ length: count }, (_, k) => k))).map(({ rgb }) => rgb)
    : undefined;
  return configOf(notes, values, photographs);
}
