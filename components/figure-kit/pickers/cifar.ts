/** Test pictures of CIFAR-10 by their numbers, a small file each; the page asks for those that it shows, and once. */
import { classNames, side } from '#lib/stimuli/cifar10.ts';
import { canvasOf, read, type Photograph } from './photograph.ts';

const folder = `${import.meta.env.BASE_URL.replace(/\/*$/, '/')}cifar10/test/`;

/** What has arrived or is on its way; what failed is forgotten, so that it can be asked for again. */
const pictures = new Map<number, Promise<Photograph>>();
let labels: Promise<string> | undefined;

async function ask(file: string): Promise<Response> {
  const response = await fetch(folder + file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
}

async function fetchPicture(index: number): Promise<Photograph> {
  labels ??= ask('labels.txt').then((response) => response.text());
  const [text, picture] = await Promise.all([labels, ask(`${index}.webp`)]);
  const name = classNames[Number(text[index])];
  if (!name) throw new Error(`There is no class for picture ${index}.`);
  const file = await picture.blob();
  // The numbers of the file, whatever the screen's colors are. A browser without these options has the same numbers for most screens.
  const bitmap = await createImageBitmap(file, {
    colorSpaceConversion: 'none',
    premultiplyAlpha: 'none',
  }).catch(() => createImageBitmap(file));
  if (bitmap.width !== side || bitmap.height !== side) throw new Error(`${index}.webp is no such picture.`);
  const [canvas, context] = canvasOf(side);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return read(canvas, context, name);
}

function load(index: number): Promise<Photograph> {
  const known = pictures.get(index);
  if (known) return known;
  const asked = fetchPicture(index);
  pictures.set(index, asked);
  asked.catch(() => {
    pictures.delete(index);
    labels = undefined;
  });
  return asked;
}

/**
 * Test pictures `indices` (0 to 9,999), 32 px, exactly as they are in the collection, labeled with their class. They are shared: nobody
 * writes into them. Rejects with an Error in a plain sentence.
 */
export function loadCifar(indices: readonly number[]): Promise<Photograph[]> {
  return Promise.all(indices.map(load)).catch((error: unknown) => {
    throw new Error('The photographs did not arrive. Please try again.', { cause: error });
  });
}
