/** Every synthetic picture that a network is shown, as plain data, and the one function that draws it. */
import { createRandom } from '../math/random.ts';
import { drawStroke, type Arc, type Color, type Corner } from './strokes.ts';

/** Independent gray values around the middle, the same for the same seed. */
export interface Noise {
  kind: 'noise';
  seed: number;
  /** 0..1: how far from gray the values go. */
  contrast: number;
}

/** One color everywhere. */
export interface Plain {
  kind: 'plain';
  color: Color;
}

export type Shape = Arc | Corner | Noise | Plain;

/** `shape` on a square of `size` pixels: [size * size * 3], RGB in 0..1. */
export function drawShape(shape: Shape, size: number): Float32Array {
  switch (shape.kind) {
    case 'arc':
    case 'corner':
      return drawStroke(shape, size);
    case 'noise': {
      const random = createRandom(shape.seed);
      const rgb = new Float32Array(size * size * 3);
      for (let i = 0; i < rgb.length; i += 3)
        rgb.fill(0.5 + shape.contrast * (random.uniform() - 0.5), i, i + 3);
      return rgb;
    }
    case 'plain':
      return Float32Array.from({ length: size * size * 3 }, (_, i) => shape.color[i % 3]!);
  }
}
