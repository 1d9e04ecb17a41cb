/** The made pictures side by side, for the download. */
export function sheetOf(list: HTMLElement | undefined): HTMLCanvasElement | undefined {
  const pictures = [
    ...(list?.querySelectorAll<HTMLCanvasElement | HTMLImageElement>('.made :is(canvas, img)') ?? []),
  ];
  const first = pictures[0];
  if (!first) return undefined;
  const gap = Math.round(first.width / 16);
  const sheet = document.createElement('canvas');
  sheet.width = pictures.length * (first.width + gap) - gap;
  sheet.height = first.height;
  const context = sheet.getContext('2d');
  pictures.forEach((picture, k) => context?.drawImage(picture, k * (first.width + gap), 0));
  return sheet;
}
