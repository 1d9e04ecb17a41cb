/** `basis-or-direction` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { heapSize, kinds, type Directions } from '#lib/dictionary/factorize-config.ts';
import { sampleLayers } from '#lib/units/activation-sample.ts';
import type { Answers } from './answers.svelte.ts';
import { guesses, question } from './guesses.ts';
import { measuresOf } from './measure.ts';
import { check, params } from './params.ts';

const rounded = (value: number): number => Number(value.toPrecision(5));

const exported = ({ which, heaps, label, share, spread }: Directions) =>
  Array.from(which, (index, i) => ({
    which: index,
    pictures: Array.from(heaps.subarray(i * heapSize, (i + 1) * heapSize)),
    label: label[i],
    share: rounded(share[i]!),
    spread: rounded(spread[i]!),
  }));

/** `answers` are those of the figure's reader. */
export const definitionWith = (answers?: Answers) => ({
  answers,
  ...defineFigure({
    name: 'basis-or-direction',
    title: 'Which directions have a name?',
    kind: 'factorize',
    network: 'inceptionv1',
    startFor: (network) => ({ layer: sampleLayers[network][0] }),
    picker: sampleLayers,
    // A sample of activations, no weights.
    needs: () => '',
    question: { ask: question, options: guesses, late: true },
    params,
    toConfig: async (values) => (await import('./sample.ts')).toConfig(values),
    check,
    report(snapshot) {
      if (!snapshot) return { metrics: {}, data: { directions: {}, answers: [] } };
      const { loss, chance, found } = snapshot;
      const measures = measuresOf(snapshot);
      return {
        metrics: {
          loss: rounded(loss.at(-1)!),
          chance: rounded(chance),
          ...Object.fromEntries(
            measures.map(({ kind, of, mean, error }) => [
              kind,
              { directions: of, purity: rounded(mean / heapSize), error: rounded(error / heapSize) },
            ]),
          ),
        },
        data: {
          loss: Array.from(loss, rounded),
          directions: Object.fromEntries(kinds.map((kind) => [kind, exported(found[kind])])),
          answers: (answers?.given ?? []).map(({ shown: { kind, which }, nameable, name: words }) => ({
            kind,
            which,
            nameable,
            name: words,
          })),
        },
      };
    },
  }),
});

export default definitionWith();
