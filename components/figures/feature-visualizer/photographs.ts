/** Pictures that exist, to be shown to the unit: a few of CIFAR-10. The reader's own are read by components/figure-kit/pickers/own-picture.ts. */
import { canvasOf, paint, read, type Photograph } from '#components/figure-kit/pickers/photograph.ts';

export type { Photograph };

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

/** A picture of a run, to be shown beside photographs. */
export const pictureOf = (label: string, { width, rgb }: { width: number; rgb: Float32Array }): Photograph =>
  paint(label, width, rgb);
