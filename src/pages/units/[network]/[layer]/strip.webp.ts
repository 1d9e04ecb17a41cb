/** A few units of a layer, for the overview of all layers. */
import type { APIRoute } from 'astro';
import { pictureFile, recordedUnits } from '#components/unit-pages/read.ts';
import { sheet } from '#components/unit-pages/sheet.ts';
import { spread, stripCount, stripSide } from '#components/unit-pages/tiles.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';

export { getStaticPaths } from './sheet.webp.ts';

export const GET: APIRoute = async ({ params }) => {
  const [network, layer] = [params.network as NetworkId, params.layer!];
  const units = spread(recordedUnits(network, layer), stripCount);
  const files = units.map(({ unit }) => pictureFile(network, layer, unit));
  return new Response(new Uint8Array(await sheet(files, stripSide, stripCount)));
};
