/** Which recorded picture stands for the reader's settings: the figure's own, the gallery's, or none. */
import { describe, expect, it } from 'vitest';
import type { GalleryUnit } from '#components/figure-kit/recording/gallery.ts';
import { params } from '#components/figures/feature-visualizer/params.ts';
import { recordingFor } from '#components/figures/feature-visualizer/recording.ts';
import { defaults } from '#lib/params/index.ts';

const plain = defaults(params);
const gallery: GalleryUnit[] = [['conv3_1', 7] as const, ['logits', 207] as const].map(([layer, unit]) => ({
  layer,
  unit,
  src: `${layer}/${unit}.webp`,
  negative: `${layer}/${unit}-negative.webp`,
  size: 96,
  negativeSize: 64,
  steps: 64,
  objective: 3,
}));
const unit = { ...plain, layer: 'conv3_1', unit: 7 };

describe('the recorded picture', () => {
  it('is the figure’s own where there is one, with its curve', () => {
    const own = recordingFor(plain, gallery);
    expect(own).toMatchObject({ size: plain.size, steps: plain.steps });
    expect(own!.objective!.length).toBeGreaterThan(10);
    // What has no effect on the run does not hide it.
    expect(recordingFor({ ...plain, class: 3, diversity: 5 }, [])).toEqual(own);
  });

  it('is the gallery’s for any unit or class that it has, either way', () => {
    expect(recordingFor(unit, gallery)).toEqual({ source: 'conv3_1/7.webp', size: 96, steps: 64 });
    expect(recordingFor({ ...unit, sign: 'negative' }, gallery)).toMatchObject({
      source: 'conv3_1/7-negative.webp',
      size: 64,
    });
    const golden = { ...plain, objective: 'class' as const, class: 207 };
    expect(recordingFor(golden, gallery)?.source).toBe('logits/207.webp');
  });

  it.each([
    { unit: 8 },
    { layer: 'conv3_3' },
    { objective: 'neuron' as const },
    { param: 'pixels' as const },
    { size: 96 },
    { seed: 2 },
    { batch: 2 },
    { objective: 'class' as const, class: 208 },
  ])('is none with %o', (change) => {
    expect(recordingFor({ ...unit, ...change }, gallery)).toBeUndefined();
  });
});
