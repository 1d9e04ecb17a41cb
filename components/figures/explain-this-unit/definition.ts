/** `explain-this-unit` as the shared parts of a figure see it. */
import type { FigureDefinition } from '#components/figure/define.ts';
import type { Game } from './game.svelte.ts';
import { params } from './params.ts';

export const name = 'explain-this-unit';
export const title = 'Explain this unit';

/** `game` gives what the reader has played so far, once there is anything. */
export function definitionWith(game?: () => Game | undefined): FigureDefinition<typeof params, 'responses'> {
  return {
    name,
    title,
    kind: 'responses',
    instant: true,
    params,
    needs: () => 'logits',
    toConfig: async (values) => (await import('./live.ts')).configOf(values),
    report: () => game?.()?.report() ?? { metrics: {}, data: {} },
  };
}

export const definition = definitionWith();
