/** The pictures that dreams start from: a drawn sky, a photograph of a sheet of them, or one that the reader brought, at the size asked for. */
import { clouds } from '../stimuli/clouds.ts';
import { fit } from '../stimuli/resize.ts';
import type { Picture } from '../stimuli/resize.ts';
import { smallestSize } from './check.ts';
import type { DreamSource } from './dream-config.ts';

/** The square number `place` of a row of squares. Only where there are canvases. */
async function cut(sheet: string, place: number): Promise<Picture> {
  const response = await fetch(sheet);
  if (!response.ok) throw new Error(`${response.status}`);
  const row = await createImageBitmap(await response.blob());
  const side = row.height;
  const context = new OffscreenCanvas(side, side).getContext('2d')!;
  context.drawImage(row, -place * side, 0);
  row.close();
  const { data } = context.getImageData(0, 0, side, side);
  const rgb = Float32Array.from(
    { length: side * side * 3 },
    (_, i) => data[4 * Math.floor(i / 3) + (i % 3)]! / 255,
  );
  return { width: side, height: side, rgb };
}

/** The picture with its longer side at `size` pixels, or more where its shorter one would fall below 32. Rejects with an Error in a plain sentence. */
export async function pictureOf(source: DreamSource, size: number): Promise<Picture> {
  if ('clouds' in source) return clouds(source.clouds, size, size);
  if ('rgb' in source) return fit(source, size, smallestSize);
  try {
    return fit(await cut(source.sheet, source.photograph), size);
  } catch (error) {
    throw new Error('The photograph did not arrive. Please try again.', { cause: error });
  }
}
