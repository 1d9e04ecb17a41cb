/** Pictures that exist, to be shown to the unit: a few of CIFAR-10. The reader's own are read by components/figure/own-picture.ts. */
import type { Photograph } from '#components/figure/own-picture.ts';

function canvasOf(side: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = side;
  return [canvas, canvas.getContext('2d', { willReadFrequently: true })!];
}

function read(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D, label: string): Photograph {
  const side = canvas.width;
  const { data } = context.getImageData(0, 0, side, side);
  const rgb = new Float32Array(side * side * 3);
  for (let i = 0; i < side * side; i++) for (let c = 0; c < 3; c++) rgb[3 * i + c] = data[4 * i + c]! / 255;
  return { label, side, rgb, thumbnail: canvas };
}

let sample: Promise<Photograph[]> | undefined;

/** Twenty pictures of CIFAR-10, two of every class. Rejects with an Error in a plain sentence. */
export function loadSample(): Promise<Photograph[]> {
  sample ??= fetchSample().catch((error: unknown) => {
    sample = undefined;
    throw new Error('The photographs did not arrive. Please try again.', { cause: error });
  });
  return sample;
}

async function fetchSample(): Promise<Photograph[]> {
  const folder = `${import.meta.env.BASE_URL.replace(/\/*$/, '/')}cifar10/`;
  const [sheet, list] = await Promise.all(
    ['sample.png', 'sample.json'].map(async (file) => {
      const response = await fetch(folder + file);
      if (!response.ok) throw new Error(`${response.status}`);
      return response;
    }),
  );
  const { side, pictures } = (await list!.json()) as { side: number; pictures: { label: string }[] };
  const row = await createImageBitmap(await sheet!.blob());
  return pictures.map(({ label }, place) => {
    const [canvas, context] = canvasOf(side);
    context.drawImage(row, -place * side, 0);
    return read(canvas, context, label);
  });
}
