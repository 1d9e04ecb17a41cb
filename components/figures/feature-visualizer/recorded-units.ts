/** What is recorded for the reader to see before anything is computed: units that make legible pictures, by depth. */
import type { NetworkId } from '#lib/networks/manifest.ts';

export interface Unit {
  network: NetworkId;
  layer: string;
  unit: number;
}

const units = (network: NetworkId, texts: string[]): Unit[] =>
  texts.map((text) => {
    const [layer, unit] = text.split(':') as [string, string];
    return { network, layer, unit: Number(unit) };
  });

/** From the first layers to the last ones; the figure shows them in this order. */
export const featureUnits: readonly Unit[] = [
  ...units('resnet50', ['conv2_3:2', 'conv2_3:4']),
  ...units('resnet50', ['conv3_2:0', 'conv3_2:11', 'conv3_2:26', 'conv3_2:47']),
  ...units('resnet50', ['conv4_2:2', 'conv4_2:10', 'conv4_2:14', 'conv4_2:27', 'conv4_2:34']),
  ...units('resnet50', ['conv4_5:11', 'conv5_2:0']),
  ...units('inceptionv1', ['conv2:2', 'conv2:6', 'inception_3a:0']),
  ...units('inceptionv1', ['inception_3b:5', 'inception_3b:18', 'inception_3b:58']),
  ...units('inceptionv1', ['inception_4a:3', 'inception_4a:15', 'inception_4c:2', 'inception_4c:10']),
  ...units('inceptionv1', ['inception_4d:6', 'inception_5a:0', 'inception_5a:4']),
];

/** One unit from noise to picture, for the home page. */
export const growth = {
  unit: { network: 'inceptionv1', layer: 'inception_4c', unit: 2 } satisfies Unit,
  /** Steps after which a frame is kept: denser where the picture changes faster. */
  steps: [0, 2, 4, 7, 11, 17, 26, 40, 62, 96, 150, 230],
  size: 256,
  /** Side of the last frame: twice as large as it is drawn at most, for screens with two pixels where others have one. */
  side: 1056,
  /** Side of the others: they pass quickly. */
  passing: 144,
  /** Of the WebP: the page has 250 kB for everything. */
  quality: 45,
};
