/** Units of InceptionV1 are numbered through its branches, 1 x 1, 3 x 3, 5 x 5 and pooling, as its authors put them side by side. */
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '#lib/compute/backends.ts';
import type { Network } from '#lib/networks/runner.ts';
import { builtNetworks, readNetwork } from '../../support/networks.ts';
import { goldenPicture } from '../../support/parity.ts';

const id = 'inceptionv1';
/** Units of each branch, in table 1 of Szegedy et al. 2014, and the side of its last filter. */
const modules = {
  inception_3a: { units: [64, 128, 32, 32], sides: [1, 3, 5, 1] },
  inception_4c: { units: [128, 256, 64, 64], sides: [1, 3, 5, 1] },
};

describe.each(builtNetworks('site').filter((built) => built === id))('%s', () => {
  let network: Network;
  beforeAll(async () => {
    await startBackend('wasm', {});
    network = await readNetwork(id, 'site', 'inception_4c');
    return () => {
      network.dispose();
    };
  });

  it.each(Object.entries(modules))('%s', (name, { units, sides }) => {
    const { nodes } = network.manifest;
    const node = (wanted: string) => nodes.find((one) => one.name === wanted)!;
    const joined = node(name);
    if (joined.op !== 'concat') throw new Error(`${name} is a ${joined.op}.`);
    tf.tidy(() => {
      const T = network.run(goldenPicture(64));
      const all = T(name) as Tensor4D;
      expect(all.shape[3]).toBe(units.reduce((a, b) => a + b));
      let first = 0;
      for (const [k, input] of joined.inputs.entries()) {
        const branch = node(input);
        if (branch.op !== 'conv') throw new Error(`${input} is a ${branch.op}.`);
        expect(network.weights(branch.weights)!.shape.slice(0, 2)).toEqual([sides[k], sides[k]]);
        // Of the two branches of 1 x 1 filters the last pools first.
        expect(node(branch.input).op === 'maxpool' && node(branch.input).name !== 'pool2').toBe(k === 3);
        const own = tf.slice(all, [0, 0, 0, first], [-1, -1, -1, units[k]!]);
        expect(own.dataSync()).toEqual(T(input).dataSync());
        first += units[k]!;
      }
      expect(first).toBe(all.shape[3]);
    });
  });
});
