/** Whether what a figure exports is what its page shows. */

/**
 * Runs in the page: for every `{width, height, rgb}` that the figure `name` exports, by how much it differs at most from the canvas that
 * comes closest, in steps of 255. Without a canvas of its size that is more than any picture.
 */
export async function undrawn(name: string): Promise<number[]> {
  interface Exported {
    width: number;
    height: number;
    rgb: number[];
  }
  const figure = document.querySelector<HTMLElement>(`[data-figure="${name}"]`)!;
  const pictures: Exported[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('rgb' in value) pictures.push(value as Exported);
    else Object.values(value).forEach(collect);
  };
  collect(await figure.exportData!());
  const drawn = pictures.length > 0 ? [...document.querySelectorAll('canvas')] : [];
  return pictures.map(({ width, height, rgb }) => {
    let nearest = 1000;
    for (const canvas of drawn.filter((one) => one.width === width && one.height === height)) {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height).data;
      let largest = 0;
      rgb.forEach((value, i) => {
        const shown = pixels?.[Math.floor(i / 3) * 4 + (i % 3)] ?? -1000;
        largest = Math.max(largest, Math.abs(value * 255 - shown));
      });
      nearest = Math.min(nearest, largest);
    }
    return nearest;
  });
}
