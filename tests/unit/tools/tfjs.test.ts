/** tfjs runs in Node on both backends that need no GPU, with gradients, and as one copy. */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { absGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Abs_grad.js';
import { sumGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Sum_grad.js';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

setWasmPaths(
  fileURLToPath(new URL('../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)),
);

describe.each(['cpu', 'wasm'])('%s', (backend) => {
  test('convolves as by hand', async () => {
    expect(await tf.setBackend(backend)).toBe(true);
    const sums = tf.tidy(() => {
      const picture = tf.tensor4d(
        Array.from({ length: 16 }, (_, i) => i),
        [1, 4, 4, 1],
      );
      return tf.conv2d(picture, tf.ones([3, 3, 1, 1]), 1, 'valid');
    });
    // Sums of the four 3 x 3 windows of 0..15.
    expect([...(await sums.data())]).toEqual([45, 54, 81, 90]);
    sums.dispose();
  });

  test('a gradient registered from its own file is the one that runs', async () => {
    await tf.setBackend(backend);
    tf.registerGradient(absGradConfig);
    tf.registerGradient(sumGradConfig);
    const slope = tf.tidy(() => tf.grad((x) => tf.sum(tf.abs(x)))(tf.tensor1d([-2, 3])));
    expect([...(await slope.data())]).toEqual([-1, 1]);
    slope.dispose();
  });
});
