/** What came of a run, in words, and which of its models tells most. */
import type { Outcome } from '#components/figure-kit/live.ts';
import type { ViewModel } from './view-model.ts';

/** The counts of the densest and the rarest model. */
export function outcomeOf({ models, hidden }: ViewModel): Outcome {
  const dense = models[0]!;
  const rare = models.at(-1)!;
  const value =
    rare.one + rare.several < hidden / 2
      ? 'none'
      : rare.several > rare.one && rare.several > dense.several
        ? 'several'
        : 'one';
  const sentence = `At density ${dense.density}, ${dense.one} of ${hidden} neurons read one feature; at ${rare.density}, ${rare.one} do and ${rare.several} read several.`;
  return { value, sentence };
}

/** The row of a model in which two features share a neuron asymmetrically, else one from the middle. */
export function telling({ models }: ViewModel): number {
  const most = Math.max(...models.map(({ motifs }) => motifs.length));
  return most > 0 ? models.findIndex(({ motifs }) => motifs.length === most) : models.length >> 1;
}
