/** What a figure keeps, says and exports of a run. */
import { describe, expect, it } from 'vitest';
import { keep, noFrames } from '#components/figure-kit/recording/frames.ts';
import { recordingOf, recordings } from '#components/figure-kit/recording/recorded.ts';
import { statusLine, tier } from '#components/figure-kit/life/status-line.ts';
import definition from '#components/figures/feature-visualizer/figure.ts';
import { params, toConfig } from '#components/figures/feature-visualizer/params.ts';
import * as row from '#components/figures/objective-row/params.ts';
import labDefinition from '#components/figures/regularization-lab/figure.ts';
import * as lab from '#components/figures/regularization-lab/params.ts';
import { extent, summary, thin } from '#components/plots/curve.ts';
import { defaults } from '#lib/params/index.ts';

const frame = (step: number) => ({ step, width: 1, height: 1, rgb: new Float32Array(3), map: null });

describe('the strip', () => {
  it('keeps at most forty pictures, evenly spread, the first always', () => {
    let frames = noFrames;
    for (let step = 0; step <= 1000; step++) frames = keep(frames, frame(step));
    const steps = frames.kept.map(({ step }) => step);
    expect(steps.length).toBeLessThanOrEqual(40);
    expect(steps.length).toBeGreaterThan(20);
    expect(steps[0]).toBe(0);
    expect(new Set(steps.slice(1).map((step, i) => step - steps[i]!))).toEqual(new Set([frames.spacing]));
  });

  it('starts over when the run does', () => {
    const frames = keep(keep(keep(noFrames, frame(0)), frame(1)), frame(0));
    expect(frames.kept.map(({ step }) => step)).toEqual([0]);
  });
});

describe('a recording', () => {
  const entries = [{ query: 'unit=7&size=96', files: ['a.webp'], steps: 64, size: 96, objective: [[1, 2]] }];
  const all = recordings(params, entries, { './recorded/a.webp': '/assets/a.webp' });

  it('is found by its settings in any order of the query, and by nothing else', () => {
    expect(recordingOf(params, all, { ...defaults(params), size: 96, unit: 7 })?.sources).toEqual([
      '/assets/a.webp',
    ]);
    expect(recordingOf(params, all, { ...defaults(params), unit: 7 })).toBeUndefined();
  });
});

describe('the status line', () => {
  const line = {
    step: 3,
    target: 8,
    backend: 'wasm',
    adapter: '',
    progress: undefined,
    message: '',
  } as const;

  it('says step, budget and backend in words', () => {
    expect(statusLine({ ...line, status: 'running' })).toBe('Step 3 of 8 · WebAssembly (CPU)');
    expect(statusLine({ ...line, status: 'poster', cost: 47.9e6 })).toMatch(
      /47\.9 MB of weights come first\.$/,
    );
    expect(statusLine({ ...line, status: 'poster', recorded: false })).not.toMatch(/recorded/i);
    expect(statusLine({ ...line, status: 'done' })).toBe('Done. Step 3 of 8 · WebAssembly (CPU)');
  });

  it('counts bytes while loading', () => {
    const progress = { loaded: 3_100_000, total: 5_800_000, what: 'Loading ResNet-50' };
    expect(statusLine({ ...line, status: 'loading', progress })).toBe('Loading ResNet-50: 3.1 of 5.8 MB');
  });

  it('calls a software adapter what it is', () => {
    expect(tier('running', 'webgpu', 'Google SwiftShader')).toBe('Live · CPU');
    expect(tier('running', 'webgpu', 'NVIDIA')).toBe('Live · GPU');
    expect(tier('poster', undefined, '')).toBe('Recorded');
  });
});

describe('a chart', () => {
  it('skips values that are not finite', () => {
    expect(extent([[1, NaN, 3, Infinity]])).toEqual([1, 3]);
    expect(thin([1, NaN, 3], 100)).toEqual([
      [1, 1],
      [3, 3],
    ]);
  });

  it('spreads kept values over all steps', () => {
    expect(thin([5, 6, 7], 100, 11).map(([step]) => step)).toEqual([1, 6, 11]);
    expect(thin(new Float32Array(1000), 100).length).toBeLessThanOrEqual(101);
  });

  it('says in words what it shows', () => {
    expect(summary([{ name: 'Run', values: [1, 2.5] }], 'Objective')).toBe(
      'Objective. Run: from 1 to 2.5 over 2 steps.',
    );
  });
});

describe('a run', () => {
  it('is what the settings say', () => {
    const values = { ...defaults(params), sign: 'negative' as const, scaling: 20 };
    expect(toConfig(values).runs[0]).toMatchObject({
      sign: -1,
      transforms: { scale: 0.2, jitter: 8, rotate: 10 },
    });
    expect(toConfig({ ...values, transforms: false }).runs[0]!.transforms).toBeNull();
  });

  it('is of the logits for a class', () => {
    const values = { ...defaults(params), objective: 'class' as const, class: 207, unit: 3 };
    expect(toConfig(values).runs[0]).toMatchObject({ layer: 'logits', unit: 207, objective: 'channel' });
  });

  it('is of one picture, or of several that differ by a share of the objective', () => {
    const [one] = toConfig({ ...defaults(params), diversity: 50 }).runs;
    expect([one!.batch, one!.diversity]).toEqual([undefined, undefined]);
    const [four] = toConfig({ ...defaults(params), batch: 4, diversity: 50 }).runs;
    expect(four).toMatchObject({ batch: 4, diversity: 0.5, relative: true });
  });

  it('is six in the lab, alike but for the recipe', () => {
    const values = { ...defaults(lab.params), variation: 3, blur: 7, jitter: 4, scaling: 20, rotate: 5 };
    const { runs } = lab.toConfig(values);
    const recipe = (i: number) => {
      const { param, decorrelate, transforms, penalties, relative } = runs[i]!;
      return { param, decorrelate, transforms, penalties, relative };
    };
    const plain = { param: 'pixels', decorrelate: false, transforms: null };
    const penalties = { penalties: { tv: 3, blur: 7 }, relative: true };
    const transforms = { jitter: 4, scale: 0.2, rotate: 5 };
    expect(runs.map((_, i) => recipe(i))).toEqual([
      plain,
      { ...plain, ...penalties },
      { ...plain, transforms },
      { ...plain, param: 'fourier' },
      { ...plain, param: 'fourier', decorrelate: true },
      { param: 'fourier', decorrelate: true, transforms, ...penalties },
    ]);
    expect(new Set(runs.map(({ seed, unit, layer, size }) => `${seed} ${unit} ${layer} ${size}`)).size).toBe(
      1,
    );
  });

  it('is four in the row: a place, a channel, a layer, and a class at the end', () => {
    const { runs } = row.toConfig({ ...defaults(row.params), layer: 'conv4_1', unit: 7, class: 9 });
    expect(runs.map(({ layer, unit, objective }) => [layer, unit, objective])).toEqual([
      ['conv4_1', 7, 'neuron'],
      ['conv4_1', 7, 'channel'],
      ['conv4_1', 7, 'layer'],
      ['logits', 9, 'channel'],
    ]);
    expect(runs.every(({ transforms }) => transforms?.jitter === 8)).toBe(true);
  });

  it('in the lab exports what its picture holds of every frequency, and no empty ring', () => {
    const run = {
      step: 1,
      width: 32,
      height: 32,
      rgb: new Float32Array(32 * 32 * 3).fill(0.5),
      objective: Float32Array.of(1),
      spectrum: { power: Float32Array.of(0.5, NaN, 0.25), fine: 0.125 },
      map: null,
    };
    const { data, metrics } = labDefinition.report({ step: 1, runs: [run] }, defaults(lab.params));
    const [first, second] = (data as { runs: { spectrum: [number, number][] }[] }).runs[0]!.spectrum;
    // The middles of the first and third of sixteen rings, up to the corner at 16 times the root of 2.
    expect(first).toEqual([expect.closeTo(512 ** (1 / 64), 5), 0.5]);
    expect(second).toEqual([expect.closeTo(512 ** (5 / 64), 5), 0.25]);
    expect(metrics).toMatchObject({ runs: [{ recipe: 'pixels', fine: 0.125 }] });
  });

  it('exports its picture as numbers between 0 and 1, and the objective of every step', () => {
    const run = {
      step: 2,
      width: 1,
      height: 1,
      rgb: Float32Array.of(0, 0.5, 1),
      objective: Float32Array.of(1, 2),
      map: null,
    };
    const { data, metrics } = definition.report({ step: 2, runs: [run] }, defaults(params));
    expect(data).toEqual({ image: { width: 1, height: 1, rgb: [0, 0.5, 1] }, objective: [1, 2] });
    expect(metrics).toMatchObject({ objectiveFirst: 1, objectiveLast: 2, activationMax: null });

    const several = { ...run, others: [Float32Array.of(1, 1, 0)], alike: 0.25 };
    const batch = definition.report({ step: 2, runs: [several] }, defaults(params));
    expect(batch.data).toMatchObject({ image: { rgb: [0, 0.5, 1] }, images: [{}, { rgb: [1, 1, 0] }] });
    expect(batch.metrics).toMatchObject({ alike: 0.25 });
  });
});
