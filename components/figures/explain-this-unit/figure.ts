/** `explain-this-unit` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import type { Game } from './game.svelte.ts';
import { params } from './params.ts';

/** `game` gives what the reader has played so far, once there is anything. */
export const definitionWith = (game?: () => Game | undefined) =>
  defineFigure({
    name: 'explain-this-unit',
    title: 'Explain this unit',
    kind: 'responses',
    network: 'inceptionv1',
    instant: true,
    params,
    needs: () => 'logits',
    toConfig: async (values) => (await import('./questions.ts')).configOf(values),
    report: () => game?.()?.report() ?? { metrics: {}, data: {} },
  });

export default definitionWith();
