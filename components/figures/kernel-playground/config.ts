/** From the settings to what the worker computes: the picture, which may have to be fetched, and the kernel. */
import { loadCifar } from '#components/figure-kit/pickers/cifar.ts';
import type { SmallPicture } from '#lib/networks/sliding.ts';
import type { SlideConfig } from '#lib/networks/slide.ts';
import type { PlaygroundValues } from './params.ts';
import { drawing, type Drawing } from './pictures.ts';
import { handKernel, keyOf } from './view-model.ts';

/** Rejects with an Error in a plain sentence where a photograph does not arrive. */
export async function pictureFor({
  picture,
  photograph,
}: Pick<PlaygroundValues, 'picture' | 'photograph'>): Promise<SmallPicture> {
  if (picture !== 'photograph') return drawing(picture as Drawing);
  const { side, rgb } = (await loadCifar([photograph]))[0]!;
  return { side, rgb };
}

export const toConfig = async (values: PlaygroundValues): Promise<SlideConfig> => ({
  network: values.network,
  kernel: values.kernel === 'network' ? values.unit : handKernel(values),
  picture: await pictureFor(values),
  asked: keyOf(values),
});
