/** The recorded first state of each network: one line detector as the whole twin. All that is drawn of it is kept, so that notes may change. */
import type { NetworkId } from '#lib/networks/manifest.ts';
import type { HandmadeResult } from '#lib/circuits/handmade-unit-config.ts';
import type { NamedUnit, ShownKernel } from './twin.ts';

type Numbers<T> = { [K in keyof T]: T[K] extends Float32Array ? number[] : T[K] };

export interface RecordedTwin {
  target: NamedUnit;
  kernels: Omit<ShownKernel, 'painted'>[];
  result: Numbers<Pick<HandmadeResult, 'learned' | 'handmade' | 'sources' | 'weights'>>;
}

const files = import.meta.glob<RecordedTwin>('./recorded/*.json', { eager: true, import: 'default' });

/** Of `network`, or of ResNet-50 where it was not recorded. */
export function recorded(network: NetworkId) {
  const found = files[`./recorded/${network}.json`] ?? files['./recorded/resnet50.json'];
  if (!found) return undefined;
  const { target, kernels, result } = found;
  return {
    target,
    kernels: kernels.map((kernel) => ({ ...kernel, painted: new Set<number>() })),
    result: {
      learned: Float32Array.from(result.learned),
      handmade: Float32Array.from(result.handmade),
      sources: result.sources,
      weights: Float32Array.from(result.weights),
      clients: [],
    } satisfies HandmadeResult,
  };
}
