/** How the network is asked about photographs: the mean over positions after the ReLU, at the size at which the ranks were made. */
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { ResponsesConfig } from '#lib/optvis/responses.ts';
import { rankSize } from '#lib/stimuli/ranks.ts';

export function splitUnit(unit: string): { layer: string; number: number } {
  const [layer = '', number = ''] = unit.split(':');
  return { layer, number: Number(number) };
}

export function responsesOf(
  network: NetworkId,
  unit: string,
  pictures: ResponsesConfig['pictures'],
): ResponsesConfig {
  const { layer, number } = splitUnit(unit);
  return {
    run: {
      network,
      layer,
      unit: number,
      objective: 'channel',
      sign: 1,
      param: 'pixels',
      decorrelate: false,
      transforms: null,
      size: rankSize,
      rate: 0.05,
      seed: 1,
    },
    pictures,
  };
}
