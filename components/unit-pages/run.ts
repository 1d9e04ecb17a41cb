/** A run of one unit: the two pictures of the gallery, made on the page with the gallery's settings. */
import { FigureController } from '#components/figure-kit/life/controller.svelte.ts';
import type { FigureDefinition } from '#components/figure-kit/define.ts';
import { readLink, respelled } from '#components/figure-kit/life/link.ts';
import { readQuery } from '#components/figure-kit/life/query.ts';
import { params as visualizer, toConfig } from '#components/figures/feature-visualizer/params.ts';
import type { RenderSnapshot } from '#lib/optvis/config.ts';
import { defaults } from '#lib/params/index.ts';
import { recipeOf, recording, type LayerFacts } from './facts.ts';

export interface UnitRun {
  /** The picture that excites and the one that silences. */
  pictures: [RenderSnapshot, RenderSnapshot];
  /** Their mean activations (or logits). */
  values: [number, number];
}

const { network, layer, unit, rate, seed } = visualizer;
export const params = {
  network,
  layer,
  unit,
  rate,
  seed,
  size: { ...visualizer.size, default: recording.size },
  steps: visualizer.steps,
};
const smallest = visualizer.size.min;

export const definition: FigureDefinition<typeof params, 'optvis'> = {
  name: 'unit',
  title: 'A unit',
  kind: 'optvis',
  params,
  toConfig(values) {
    const { size, negativeSize } = recording;
    const small = Math.max(smallest, Math.round((values.size * negativeSize) / size));
    const all = { ...defaults(visualizer), ...recipeOf(values.layer), ...values };
    return {
      runs: [
        ...toConfig({ ...all, sign: 'positive' }).runs,
        ...toConfig({ ...all, sign: 'negative', size: small }).runs,
      ],
    };
  },
  report: () => ({ metrics: {}, data: {} }),
};

export type UnitFigure = FigureController<typeof params, 'optvis'>;

/** The figure of `unit`, with what the address asks of a run (`steps`, `size`, `seed`, `rate`, `backend`). */
export function unitFigure({ network, layer }: LayerFacts, unit: number): UnitFigure {
  const figure = new FigureController(definition);
  const link = readLink(params, respelled(params, readQuery(location.search)));
  const recipe = recipeOf(layer);
  const steps = link.asked.has('steps') ? link.values.steps : recipe.steps;
  const rate = link.asked.has('rate') ? link.values.rate : (recipe.rate ?? link.values.rate);
  figure.follow({
    ...link,
    values: { ...link.values, steps, rate, network, layer, unit },
    autoplay: false,
    // Another size would not compare with the photographs, so none is offered.
    lock: new Set([...link.lock, 'size']),
  });
  return figure;
}

/** Mean activation on the present picture; of a class, its logit at the last step. */
export function reached({ map, objective }: RenderSnapshot, sign: 1 | -1): number {
  if (!map) return sign * (objective.at(-1) ?? 0);
  return map.values.reduce((sum, value) => sum + value, 0) / map.values.length;
}
