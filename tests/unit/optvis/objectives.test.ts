import { grad, sum, tensor, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import {
  channel,
  direction,
  layer,
  neuron,
  objective,
  parseObjective,
  sum as total,
} from '#lib/optvis/objectives/index.ts';
import type { Objective } from '#lib/optvis/objectives/index.ts';
import { randomDirection } from '#lib/optvis/objectives/configured.ts';
import { numbers } from '../../support/adjoint.ts';
import { onEachBackend } from './backends.ts';

const [h, w, c] = [4, 5, 6];
const values = numbers(h * w * c, 0.8);
const at = (y: number, x: number, k: number): number => values[(y * w + x) * c + k]!;

function value(of: Objective): number {
  return tidy(() => of(() => tensor4d(values, [1, h, w, c])).dataSync()[0]!);
}

onEachBackend('objectives', () => {
  const channelMean = (k: number): number => {
    let s = 0;
    for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) s += at(y, x, k);
    return s / (h * w);
  };

  it('are what they are defined to be', () => {
    const vector = randomDirection(c, 3);
    expect(value(neuron('a', 2))).toBeCloseTo(at(2, 2, 2), 6);
    expect(value(channel('a', 2))).toBeCloseTo(channelMean(2), 6);
    expect(value(layer('a'))).toBeCloseTo(values.reduce((s, v) => s + v * v, 0) / values.length, 6);
    expect(value(direction('a', vector))).toBeCloseTo(
      vector.reduce((s, v, k) => s + v * channelMean(k), 0),
      6,
    );
  });

  it('add and scale', () => {
    const mixed = channel('a', 1).times(0.8).plus(neuron('a', 0).times(-0.2));
    expect(value(mixed)).toBeCloseTo(0.8 * channelMean(1) - 0.2 * at(2, 2, 0), 6);
    expect(value(total([channel('a', 1), channel('a', 2), channel('a', 3)]))).toBeCloseTo(
      channelMean(1) + channelMean(2) + channelMean(3),
      6,
    );
  });

  it('read logits [1, classes] as one position', () => {
    const logits = (of: Objective): number => tidy(() => of(() => tensor([[3, -1, 2]])).dataSync()[0]!);
    expect(logits(channel('logits', 2))).toBe(2);
    expect(logits(neuron('logits', 1))).toBe(-1);
  });

  it.each([
    ['neuron', neuron('a', 4)],
    ['channel', channel('a', 5)],
    ['layer', layer('a')],
    ['direction', direction('a', randomDirection(c, 0))],
    ['a sum', layer('a').times(0.5).plus(channel('a', 0))],
  ])('%s: the gradient is the slope', (_name, of) => {
    const slope = tidy(() =>
      grad((x: Tensor) => of(() => x))(tensor4d(values, [1, h, w, c])).dataSync<'float32'>(),
    );
    const value64 = (shift: number): number =>
      tidy(
        () =>
          of(() =>
            tensor4d(
              values.map((v, i) => v + shift * values[(i + 1) % values.length]!),
              [1, h, w, c],
            ),
          ).dataSync()[0]!,
      );
    const along = slope.reduce((s, g, i) => s + g * values[(i + 1) % values.length]!, 0);
    // A central difference of float32 values, exact for quadratics.
    expect((value64(0.5) - value64(-0.5)) / 1).toBeCloseTo(along, 5);
  });

  it('parse from the text that links and captions use', () => {
    expect(value(parseObjective('inception_4c:2'))).toBe(value(channel('inception_4c', 2)));
    expect(value(parseObjective(' conv1 '))).toBe(value(layer('conv1')));
    for (const text of ['', ':3', 'a:', 'a:b', 'a:1:2', 'a:-1'])
      expect(() => parseObjective(text)).toThrow(/inception_4c:10/);
    expect(() => value(parseObjective('a:6'))).toThrow('There are 6 channels, 0 to 5; there is no 6.');
  });

  it('take any function of T', () => {
    expect(value(objective((T) => sum(T('a'))))).toBeCloseTo(
      values.reduce((s, v) => s + v, 0),
      4,
    );
  });

  it('random directions have norm 1, repeat, and differ', () => {
    expect(Math.hypot(...randomDirection(c, 1))).toBeCloseTo(1, 6);
    expect(randomDirection(c, 1)).toEqual(randomDirection(c, 1));
    expect(randomDirection(c, 1)).not.toEqual(randomDirection(c, 2));
  });
});
