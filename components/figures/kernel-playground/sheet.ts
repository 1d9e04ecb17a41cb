/** Picture, kernel and map side by side, as a file to keep. */
import { rootColor } from '#components/plots/theme.ts';
import { pictureOf } from '#lib/networks/first-layer.ts';
import { cornerAt, placesOn, slide, type SlidingKernel, type SmallPicture } from '#lib/networks/sliding.ts';
import { short } from './view-model.ts';

/** Pixels of each of the three, and between them. */
const tile = 384;
const gap = 32;

interface State {
  written: number;
  visited: ReadonlySet<number>;
  place: number;
  relu: boolean;
}

/** `weights` are the plain numbers of a kernel set by hand. */
export function sheetOf(
  picture: SmallPicture,
  kernel: SlidingKernel,
  weights: Float32Array | undefined,
  { written, visited, place, relu }: State,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = 3 * tile + 2 * gap;
  canvas.height = tile;
  const context = canvas.getContext('2d')!;
  const [paper, ink, zero, plus, minus, accent] = [
    '--paper',
    '--ink',
    '--neutral',
    '--excitation',
    '--inhibition',
    '--accent',
  ].map((name) => rootColor(`var(${name})`)) as [string, string, string, string, string, string];
  context.fillStyle = paper;
  context.fillRect(0, 0, canvas.width, tile);
  context.textAlign = 'center';
  context.textBaseline = 'middle';

  const square = (left: number, side: number, i: number, color: string, alpha = 1): void => {
    const at = (cell: number): number => Math.round((cell * tile) / side);
    const [x, y] = [i % side, Math.floor(i / side)];
    context.globalAlpha = alpha;
    context.fillStyle = color;
    context.fillRect(left + at(x), at(y), at(x + 1) - at(x), at(y + 1) - at(y));
    context.globalAlpha = 1;
  };
  const signed = (left: number, side: number, i: number, share: number): void => {
    square(left, side, i, zero);
    square(left, side, i, share < 0 ? minus : plus, Math.min(1, Math.abs(share)));
  };
  const color = (rgb: Float32Array, i: number): string =>
    `rgb(${[0, 1, 2].map((c) => Math.round(rgb[3 * i + c]! * 255)).join(' ')})`;
  const largest = (all: Float32Array): number => all.reduce((top, one) => Math.max(top, Math.abs(one)), 1e-6);

  const { side, rgb } = picture;
  for (let i = 0; i < side * side; i++) square(0, side, i, color(rgb, i));
  const corner = cornerAt(side, kernel, place);
  context.strokeStyle = accent;
  context.lineWidth = 4;
  const pixel = tile / side;
  context.strokeRect(corner.x * pixel, corner.y * pixel, kernel.size * pixel, kernel.size * pixel);

  const second = tile + gap;
  const { size } = kernel;
  const kernelPicture = pictureOf(kernel.weights);
  context.font = `${Math.round(tile / size / 4)}px sans-serif`;
  for (let i = 0; i < size * size; i++) {
    if (!weights) {
      square(second, size, i, color(kernelPicture, i));
      continue;
    }
    signed(second, size, i, weights[i]! / largest(weights));
    context.fillStyle = ink;
    const [x, y] = [i % size, Math.floor(i / size)];
    context.fillText(short(weights[i]!), second + ((x + 0.5) * tile) / size, ((y + 0.5) * tile) / size);
  }

  const across = placesOn(side, kernel);
  const sums = slide(picture, kernel);
  const values = relu ? sums.map((sum) => Math.max(0, sum)) : sums;
  const most = largest(values);
  values.forEach((value, i) => {
    if (i < written || i === place || visited.has(i)) signed(2 * second, across, i, value / most);
  });
  return canvas;
}
