/** The public export of a figure, design.md section 6, and how pictures and runs are written in it. */
import type { ExperimentKind } from '#lib/experiments.ts';
import type { RenderSnapshot } from '#lib/optvis/config.ts';
import type { ParamTable } from '#lib/params/index.ts';
import type { FigureController } from '#components/figure-kit/life/controller.svelte.ts';

/** How long a run may be starting without a sign of life, in ms. */
const patience = 120_000;
const interval = 50;

/**
 * Waits for a run that is just starting, as long as there is news of it. Rejects with an Error in a plain sentence where nothing came of
 * it, or nothing is heard.
 */
export async function exportFigure<T extends ParamTable, K extends ExperimentKind>(
  figure: FigureController<T, K>,
): Promise<object> {
  const news = () => [figure.status, figure.line, figure.step].join();
  let [last, waited] = [news(), 0];
  while (figure.status === 'loading' || figure.status === 'lost') {
    await new Promise((resolve) => setTimeout(resolve, interval));
    const now = news();
    waited = now === last ? waited + interval : 0;
    last = now;
    if (waited >= patience)
      throw new Error('The figure is still loading, so there is nothing to export yet.');
  }
  if (figure.status === 'failed') throw new Error(figure.message || 'The computation failed.');
  const { definition, values, backend, step } = figure;
  const { metrics, data } = definition.report(figure.snapshot, values);
  return {
    figure: definition.name,
    schema: 1,
    params: { ...values },
    seed: values.seed,
    backend: backend ?? null,
    network: values.network ?? null,
    steps: step,
    metrics,
    data,
  };
}

/** `rgb` as a flat list of numbers in 0..1, row by row, to five decimals (a screen shows two and a half). */
export function exportImage({ width, height, rgb }: Pick<RenderSnapshot, 'width' | 'height' | 'rgb'>) {
  return { width, height, rgb: Array.from(rgb, (value) => Math.round(value * 1e5) / 1e5) };
}

/** The objective at both ends of the run, and the unit's activations on the present picture. */
export function summarize({ objective, map }: Pick<RenderSnapshot, 'objective' | 'map'>) {
  const activations = map?.values ?? [];
  let most: number | null = null;
  let sum = 0;
  for (const value of activations) {
    most = most === null ? value : Math.max(most, value);
    sum += value;
  }
  return {
    objectiveFirst: objective[0] ?? null,
    objectiveLast: objective.at(-1) ?? null,
    activationMax: most,
    activationMean: activations.length > 0 ? sum / activations.length : null,
  };
}
