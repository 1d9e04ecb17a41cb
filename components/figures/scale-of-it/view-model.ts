/** What is drawn of a count, whether it was made just now or recorded. */
import type { CountSnapshot } from '#lib/networks/count-all.ts';
import type { LayerCount } from '#lib/networks/count.ts';
import { networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { amountsOf, said, total, type Quantity } from './quantities.ts';

export interface Counted {
  network: NetworkId;
  layers: readonly LayerCount[];
}

export interface ViewModel {
  /** Side of the picture in pixels. */
  size: number;
  networks: readonly Counted[];
}

/** `undefined` before the first count. */
export const toViewModel = (snapshot: CountSnapshot | undefined): ViewModel | undefined =>
  snapshot && snapshot.networks.length > 0 ? snapshot : undefined;

/** The first where `network` was not counted. */
export const countedOf = ({ networks }: ViewModel, network: NetworkId): Counted =>
  networks.find((one) => one.network === network) ?? networks[0]!;

/** A printed page: eight numbers such as −0.0123 to a line, 46 lines; and a thick book. */
export const printed = { numbers: 8, lines: 46, pages: 500 };

/** Numbers on a side of paper. */
const pageful = printed.numbers * printed.lines;

/**
 * The recorded first state is drawn twice, for a narrow page and a wide one. What is live is drawn at the same widths and scaled, so that
 * squares and dots stay where they are; where it is enlarged there is room for more.
 */
export const widths = [340, 820] as const;
export const drawnAt = (room: number): number =>
  room < 640 ? Math.min(room, widths[0]) : room > 1000 ? room : widths[1];

const secondsAYear = 365.25 * 24 * 3600;

/** One sentence that makes the amount of `quantity` felt. */
export function felt({ network, layers }: Counted, quantity: Quantity, size: number): string {
  const title = networkTitles[network];
  const amount = total(amountsOf(layers, quantity));
  const [first, last] = [layers[0]!, layers.at(-2)!];
  switch (quantity) {
    case 'units':
      return `${title} has ${said(amount)} units in ${layers.length} layers. Each is one window of weights, used everywhere in the picture.`;
    case 'neurons':
      return `A unit has a neuron for each place on its map: ${said(first.side ** 2)} in ${first.layer}, ${said(last.side ** 2)} in ${last.layer}, for a picture of ${size} pixels. That makes ${said(amount)} in ${title}.`;
    case 'weights': {
      const pages = Math.ceil(amount / pageful);
      return `Printed ${printed.numbers} to a line and ${printed.lines} lines to a page, the ${said(amount)} weights of ${title} fill ${said(pages)} pages: ${Math.ceil(pages / printed.pages)} volumes of ${printed.pages}.`;
    }
    case 'multiplications':
      return `One picture of ${size} pixels costs ${title} ${said(amount)} multiplications. At one a second, day and night, that is ${said(amount / secondsAYear)} years.`;
  }
}
