/** Test pictures of CIFAR-10 by their numbers, one small file each. */

export interface Photograph {
  label: string;
  side: number;
  /** [side * side * 3], RGB in 0..1. */
  rgb: Float32Array;
  /** For the page. */
  thumbnail: HTMLCanvasElement;
}

const folder = `${import.meta.env.BASE_URL.replace(/\/*$/, '/')}cifar10/test/`;

async function load(index: number): Promise<Photograph> {
  const response = await fetch(`${folder}${index}.webp`);
  if (!response.ok) throw new Error(`${response.status}`);
  const bitmap = await createImageBitmap(await response.blob());
  const side = bitmap.width;
  const thumbnail = document.createElement('canvas');
  thumbnail.width = thumbnail.height = side;
  const context = thumbnail.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, side, side);
  const rgb = new Float32Array(side * side * 3);
  for (let i = 0; i < side * side; i++) for (let c = 0; c < 3; c++) rgb[3 * i + c] = data[4 * i + c]! / 255;
  return { label: `photograph ${index}`, side, rgb, thumbnail };
}

/** In the order of `indices`, 0 to 9,999. Rejects with an Error in a plain sentence. */
export async function loadCifar(indices: readonly number[]): Promise<Photograph[]> {
  try {
    return await Promise.all(indices.map(load));
  } catch (error) {
    throw new Error('The photographs did not arrive. Please try again.', { cause: error });
  }
}
