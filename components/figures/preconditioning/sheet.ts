/** One picture of the six, three in a row, for the download. */
export function sheetOf(grid: HTMLElement | undefined): HTMLCanvasElement | undefined {
  const pictures = [...(grid?.querySelectorAll('canvas') ?? [])];
  const first = pictures[0];
  if (!first) return undefined;
  const columns = pictures.length / 2;
  const pitch = first.width + Math.round(first.width / 16);
  const sheet = document.createElement('canvas');
  sheet.width = (columns - 1) * pitch + first.width;
  sheet.height = pitch + first.height;
  const context = sheet.getContext('2d');
  pictures.forEach((picture, i) =>
    context?.drawImage(picture, (i % columns) * pitch, Math.floor(i / columns) * pitch),
  );
  return sheet;
}
