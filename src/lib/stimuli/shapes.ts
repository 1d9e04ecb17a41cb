/** Every synthetic picture that a network is shown, as plain data, and the one function that draws it. */
import { blend, coverage, type Border, type Disk } from './borders.ts';
import { drawGrating, type Grating, type Ramp } from './gratings.ts';
import { drawNoise, type Noise } from './noise.ts';
import { drawStroke, type Arc, type Color, type Corner } from './strokes.ts';

export type { Noise };

/** One color everywhere. */
export interface Plain {
  kind: 'plain';
  color: Color;
}

/** What covers a whole picture, or a part of one. */
export type Surface = Grating | Ramp | Noise | Plain;

export type Shape = Arc | Corner | Surface | Border<Surface> | Disk<Surface>;

/** `shape` on a square of `size` pixels: [size * size * 3], RGB in 0..1. */
export function drawShape(shape: Shape, size: number): Float32Array {
  switch (shape.kind) {
    case 'arc':
    case 'corner':
      return drawStroke(shape, size);
    case 'grating':
    case 'ramp':
      return drawGrating(shape, size);
    case 'noise':
      return drawNoise(shape, size);
    case 'plain':
      return Float32Array.from({ length: size * size * 3 }, (_, i) => shape.color[i % 3]!);
    case 'border':
    case 'disk': {
      const [first, second] =
        shape.kind === 'border' ? [shape.ahead, shape.behind] : [shape.inside, shape.outside];
      return blend(coverage(shape, size), drawShape(first, size), drawShape(second, size));
    }
  }
}
