/**
 * Whether this browser gives back the pixels that were drawn. Some alter what pages read from a canvas, by a little or beyond recognition,
 * so that pages cannot tell readers apart (Brave, Firefox's resistFingerprinting, Safari's private windows).
 */
import { canvasOf } from '#components/figure-kit/pickers/photograph.ts';

const side = 64;

let answer: Promise<boolean> | undefined;

/** Draws a picture of known colors in the way that photographs are drawn, and reads it back. */
async function probe(): Promise<boolean> {
  const known = new ImageData(side, side);
  // Many colors: what is all alike, some browsers leave as it is.
  known.data.forEach((_, i, data) => (data[i] = i % 4 === 3 ? 255 : (i * 167) % 256));
  const bitmap = await createImageBitmap(known);
  const [, context] = canvasOf(side);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, side, side);
  return data.some((value, i) => value !== known.data[i]);
}

/** Asked once a page. Where it cannot be told, nothing is claimed. */
export const altersPictures = (): Promise<boolean> => (answer ??= probe().catch(() => false));
