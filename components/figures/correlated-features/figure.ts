/** What `correlated-features` tells the shared parts about itself. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportToy, toyMetrics } from '#components/figure-kit/frame/toy-export.ts';
import { measure } from './measured.ts';
import { arrangementOf, check, params, toConfig } from './params.ts';
import { optionsOf } from './options.ts';

export default defineFigure({
  name: 'correlated-features',
  title: 'Features that come together',
  question: {
    ask: (values) => arrangementOf(values).question,
    options: ({ arrangement }) => optionsOf(arrangement),
  },
  idle: ({ arrangement }) => (arrangement === 'rarer' ? [] : ['rarity']),
  kind: 'toy',
  watch: 8,
  params,
  toConfig,
  check,
  report(snapshot, values) {
    if (!snapshot) return { metrics: {}, data: {} };
    const arrangement = arrangementOf(values);
    const { counts, partnersCos, strangersCos, collapsed, partners } = measure(snapshot, arrangement);
    return {
      metrics: {
        ...toyMetrics(snapshot),
        partnersMeanCos: partnersCos ?? null,
        strangersMeanCos: strangersCos ?? null,
        partnerPairs: partners.length,
        relations: counts,
      },
      data: { ...exportToy(snapshot), sets: [...arrangement.sets], collapsedPairs: collapsed },
    };
  },
});
