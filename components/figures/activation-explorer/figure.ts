/** `activation-explorer` as the shared parts of a figure see it. */
import { defineFigure } from '#components/figure-kit/define.ts';
import { exportImage } from '#components/figure-kit/frame/export.ts';
import { expandUnitText, firstUnit } from '#components/figure-kit/params/unit-params.ts';
import { check, params } from './params.ts';
import { classesOf } from './view-model.ts';
import type { Source } from './source.svelte.ts';

/** `source` gives the picture, which may be the reader's own. */
export const definitionWith = (source?: Source) =>
  defineFigure({
    name: 'activation-explorer',
    title: 'What happens inside when a network sees a picture?',
    kind: 'forward',
    network: 'inceptionv1',
    startFor: (network) => firstUnit[network],
    picker: 'unit',
    instant: true,
    camera: true,
    params,
    needs: () => 'logits',
    toConfig: (values) => source!.config(values),
    check,
    expandLink: expandUnitText,
    report(snapshot, { unit }) {
      if (!snapshot) return { metrics: { top: null }, data: { classes: [], input: null } };
      const { maps, input } = snapshot;
      const classes = classesOf(snapshot);
      return {
        metrics: {
          top: classes[0] ?? null,
          activeChannels: maps ? maps.peak.reduce((count, value) => count + Number(value > 0), 0) : null,
          unit: maps ? { peak: maps.peak[unit] ?? null, mean: maps.mean[unit] ?? null } : null,
        },
        data: {
          classes,
          input: exportImage(input),
          peaks: maps ? Array.from(maps.peak, (value) => Number(value.toPrecision(6))) : [],
        },
      };
    },
  });

export default definitionWith();
