/** Pictures that exist, as the page and the worker want them. */
export interface Photograph {
  label: string;
  side: number;
  /** [side * side * 3], RGB in 0..1. */
  rgb: Float32Array;
  /** For the page. */
  thumbnail: HTMLCanvasElement;
}

/** A canvas that the CPU draws, so that what is read back is what was drawn; a square unless a height is given. */
export function canvasOf(width: number, height = width): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return [canvas, canvas.getContext('2d', { willReadFrequently: true })!];
}

/** All of a canvas: [height * width * 3], RGB in 0..1. */
export function pixels(context: CanvasRenderingContext2D): Float32Array {
  const { width, height } = context.canvas;
  const { data } = context.getImageData(0, 0, width, height);
  const rgb = new Float32Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4)
    for (let c = 0; c < 3; c++) rgb[to++] = data[from + c]! / 255;
  return rgb;
}

/** Takes over `canvas`, a square drawn with `context`. */
export const read = (
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  label: string,
): Photograph => ({ label, side: canvas.width, rgb: pixels(context), thumbnail: canvas });

/** A picture of `side` pixels that is numbers so far. */
export function paint(label: string, side: number, rgb: Float32Array): Photograph {
  const [thumbnail, context] = canvasOf(side);
  const image = new ImageData(side, side);
  for (let i = 0; i < side * side; i++) {
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = rgb[3 * i + c]! * 255;
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return { label, side, rgb, thumbnail };
}
