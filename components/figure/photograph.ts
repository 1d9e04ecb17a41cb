/** Pictures that exist, as the page and the worker want them. */
export interface Photograph {
  label: string;
  side: number;
  /** [side * side * 3], RGB in 0..1. */
  rgb: Float32Array;
  /** For the page. */
  thumbnail: HTMLCanvasElement;
}

/** A square canvas that the CPU draws, so that what is read back is what was drawn. */
export function canvasOf(side: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  return [canvas, canvas.getContext('2d', { willReadFrequently: true })!];
}

/** Takes over `canvas`, a square drawn with `context`. */
export function read(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  label: string,
): Photograph {
  const side = canvas.width;
  const { data } = context.getImageData(0, 0, side, side);
  const rgb = new Float32Array(side * side * 3);
  for (let i = 0; i < side * side; i++) for (let c = 0; c < 3; c++) rgb[3 * i + c] = data[4 * i + c]! / 255;
  return { label, side, rgb, thumbnail: canvas };
}
