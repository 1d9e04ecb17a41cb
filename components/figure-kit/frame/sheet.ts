/** The pictures of a row of runs as one, side by side, for the download. */
export function sheetOf(list: HTMLElement | undefined): HTMLCanvasElement | undefined {
  const pictures = [...(list?.querySelectorAll('canvas') ?? [])];
  const first = pictures[0];
  if (!first) return undefined;
  const gap = Math.round(first.width / 16);
  const sheet = document.createElement('canvas');
  sheet.width = pictures.length * (first.width + gap) - gap;
  sheet.height = first.height;
  const context = sheet.getContext('2d');
  pictures.forEach((picture, i) => context?.drawImage(picture, i * (first.width + gap), 0));
  return sheet;
}
