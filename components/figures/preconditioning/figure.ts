/** `preconditioning` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportImage } from '#components/figure-kit/frame/export.ts';
import { checkUnit, expandUnitText } from '#components/figure-kit/params/unit-params.ts';
import { gainsByRuler, rulers } from '#lib/optvis/steepest-config.ts';
import { params, toConfig } from './params.ts';
import { visible } from './visible.ts';

export default defineFigure({
  name: 'preconditioning',
  title: 'One gradient, three rulers',
  kind: 'steepest',
  params,
  toConfig,
  picker: 'unit',
  check: checkUnit,
  expandLink: expandUnitText,
  report(snapshot) {
    if (!snapshot) return { metrics: {}, data: { ways: [] } };
    const { width, height, frequencies } = snapshot;
    const gains = gainsByRuler(snapshot.ways.map(({ direction }) => direction));
    return {
      metrics: {
        ways: snapshot.ways.map(({ direction, objective }, i) => ({
          ruler: rulers[i],
          first: objective[0],
          last: objective.at(-1),
          nudge: { promised: direction.promised, gained: direction.gained },
          lengths: direction.lengths,
          // JSON knows no NaN.
          gains: Object.fromEntries(rulers.map((ruler, k) => [ruler, gains[k]![i]! || 0])),
        })),
      },
      data: {
        frequencies: Array.from(frequencies),
        ways: snapshot.ways.map(({ direction, rgb, objective }, i) => ({
          ruler: rulers[i],
          direction: exportImage({ width, height, rgb: visible(direction.values) }),
          image: exportImage({ width, height, rgb }),
          power: Array.from(direction.power, (power) => (Number.isNaN(power) ? null : power)),
          objective: Array.from(objective),
        })),
      },
    };
  },
});
