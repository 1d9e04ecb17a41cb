/**
 * A picture that the reader brings. It is decoded here and goes nowhere but to the worker of this page. What cannot be read is
 * answered with a sentence that says what is wrong and what to do; what would take gigabytes to decode is not tried.
 */
import { pictureSize, type PictureSize } from '#lib/stimuli/picture-size.ts';
import type { Picture } from '#lib/stimuli/resize.ts';
import type { Photograph } from './photograph.ts';

const mostBytes = 60e6;
const mostPixels = 100e6;
/** Bytes in which the size stands, but for a JPEG with very much before its picture. */
const headBytes = 1 << 20;
/** A longer strip is cut in the middle. */
const longest = 3;

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** The sentence against reading `file`, or the size that it claims where that is known. */
async function inspect(file: File): Promise<{ refusal?: string; size?: PictureSize | undefined }> {
  const name = `“${file.name}”`;
  if (file.size === 0) return { refusal: `${name} is empty. Please choose another file.` };
  if (file.size > mostBytes)
    return {
      refusal: `${name} has ${megabytes(file.size)}, and more than ${megabytes(mostBytes)} is not read here. Please save a smaller version of it first.`,
    };
  const head = await file.slice(0, headBytes).arrayBuffer();
  const size = pictureSize(head);
  if (size && size.width * size.height > mostPixels)
    return {
      refusal: `${name} has ${size.width} × ${size.height} pixels, which could stop this browser. Please save a smaller version of it first.`,
    };
  const start = new TextDecoder().decode(head.slice(0, 512)).toLowerCase();
  if (!size && start.trimStart().startsWith('<') && start.includes('<svg'))
    return { refusal: `${name} is a drawing in SVG. Please save it as PNG or JPEG first.` };
  return { size };
}

/** A width to decode to, where that saves memory: both sides stay above `side`, whichever way up the picture is to be shown. */
function decodedWidth({ width, height }: PictureSize, side: number): number | undefined {
  const ratio = Math.max(width, height) / Math.min(width, height);
  const enough = Math.ceil(2 * side * ratio);
  // Turned upright, the picture may be this high as well.
  return enough * enough * ratio < (width * height) / 2 ? enough : undefined;
}

/** Rejects with an Error in plain sentences. */
async function decode(file: File, side: number): Promise<ImageBitmap> {
  let size: PictureSize | undefined;
  try {
    const found = await inspect(file);
    if (found.refusal) throw new Error(found.refusal);
    size = found.size;
  } catch (error) {
    // The file itself is gone, or may not be read.
    if (error instanceof DOMException)
      throw new Error(`“${file.name}” could not be opened. Please choose it again.`, { cause: error });
    throw error;
  }
  const resizeWidth = size && decodedWidth(size, side);
  try {
    return await createImageBitmap(file, {
      imageOrientation: 'from-image',
      ...(resizeWidth && { resizeWidth, resizeQuality: 'high' }),
    });
  } catch (error) {
    throw new Error(
      `“${file.name}” is not a picture that this browser can read. Please choose a JPEG, PNG or WebP file.`,
      { cause: error },
    );
  }
}

/** The middle `width` x `height` of `bitmap`, drawn at `scale` on neutral grey. Closes the bitmap. */
function draw(bitmap: ImageBitmap, width: number, height: number, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = '#808080';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  const [left, top] = [(bitmap.width - width) / 2, (bitmap.height - height) / 2];
  context.drawImage(bitmap, left, top, width, height, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas;
}

function pixels(canvas: HTMLCanvasElement): Picture {
  const { width, height } = canvas;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
  const rgb = new Float32Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += 4)
    for (let c = 0; c < 3; c++) rgb[to++] = data[from + c]! / 255;
  return { width, height, rgb };
}

/** The middle square of the reader's picture at `side` pixels. Rejects with an Error in plain sentences. */
export async function readOwn(file: File, side: number): Promise<Photograph> {
  const bitmap = await decode(file, side);
  const square = Math.min(bitmap.width, bitmap.height);
  const canvas = draw(bitmap, square, square, side / square);
  return { label: 'your picture', side, rgb: pixels(canvas).rgb, thumbnail: canvas };
}

/**
 * The reader's picture in its own shape, its longer side at most `side` pixels; of a strip more than three times as long as wide,
 * the middle. Rejects with an Error in plain sentences.
 */
export async function readWhole(file: File, side: number): Promise<Picture> {
  const bitmap = await decode(file, side);
  const width = Math.min(bitmap.width, longest * bitmap.height);
  const height = Math.min(bitmap.height, longest * bitmap.width);
  return pixels(draw(bitmap, width, height, Math.min(1, side / Math.max(width, height))));
}
