/**
 * Pictures that exist, to be shown to the unit: a few of CIFAR-10, and the reader's own, which is decoded here and goes nowhere but to
 * the worker of this page.
 */
export interface Photograph {
  label: string;
  side: number;
  /** [side * side * 3], RGB in 0..1. */
  rgb: Float32Array;
  /** For the page. */
  thumbnail: HTMLCanvasElement;
}

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

/** The middle square of the reader's picture at `side` pixels. Rejects with an Error in a plain sentence. */
export async function readOwn(file: File, side: number): Promise<Photograph> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (error) {
    throw new Error(`“${file.name}” is not a picture that this browser can read.`, { cause: error });
  }
  const [canvas, context] = canvasOf(side);
  const square = Math.min(bitmap.width, bitmap.height);
  context.fillStyle = '#808080';
  context.fillRect(0, 0, side, side);
  context.imageSmoothingQuality = 'high';
  context.drawImage(
    bitmap,
    (bitmap.width - square) / 2,
    (bitmap.height - square) / 2,
    square,
    square,
    0,
    0,
    side,
    side,
  );
  bitmap.close();
  return read(canvas, context, 'your picture');
}

/** A picture of a run, to be shown beside photographs. */
export function pictureOf(label: string, { width, rgb }: { width: number; rgb: Float32Array }): Photograph {
  const [thumbnail, context] = canvasOf(width);
  const image = new ImageData(width, rgb.length / 3 / width);
  for (let i = 0; i < rgb.length / 3; i++) {
    for (let c = 0; c < 3; c++) image.data[4 * i + c] = rgb[3 * i + c]! * 255;
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return { label, side: width, rgb, thumbnail };
}
