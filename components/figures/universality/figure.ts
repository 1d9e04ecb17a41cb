/** `universality` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { networkTitles } from '#lib/networks/layers.ts';
import { wordsOf } from './families.ts';
import { guesses } from './outcome.ts';
import { bothFrom, params } from './params.ts';
import type * as Work from './work.ts';

/** The larger part of the code comes when it is asked for, which it is before there is anything to report. */
let work: typeof Work | undefined;

const strokes = ['radius', 'thickness', 'ink'] as const;

export default defineFigure({
  name: 'universality',
  title: 'Will the other network have it?',
  network: 'inceptionv1',
  question: {
    ask: ({ family, network }) =>
      `Searched by the same rule, how common will ${wordsOf(family).many} be in ${networkTitles[bothFrom(network)[1]]}?`,
    options: guesses,
    skip: 'Show it without a guess',
  },
  idle: ({ view, family }) =>
    view === 'partners'
      ? [...strokes, 'seed']
      : strokes.filter((name) => !(wordsOf(family).options ?? []).includes(name)),
  kind: 'probe',
  instant: true,
  params,
  async toConfig(values) {
    work ??= await import('./work.ts');
    return work.configOf(values);
  },
  report: (snapshot) => work?.reportOf(snapshot, work.knownNotes()) ?? { metrics: {}, data: {} },
});
