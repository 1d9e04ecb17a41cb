/** The tiles of a layer's page. */
import type { APIRoute } from 'astro';
import { allLayers } from '#components/unit-pages/about.ts';
import { pictureFile, recordedUnits } from '#components/unit-pages/read.ts';
import { sheet } from '#components/unit-pages/sheet.ts';
import { tileColumns, tileSide } from '#components/unit-pages/tiles.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';

export const getStaticPaths = () =>
  allLayers
    .filter(({ network, name }) => recordedUnits(network, name).length > 0)
    .map(({ network, name }) => ({ params: { network, layer: name } }));

export const GET: APIRoute = async ({ params }) => {
  const [network, layer] = [params.network as NetworkId, params.layer!];
  const files = recordedUnits(network, layer).map(({ unit }) => pictureFile(network, layer, unit));
  return new Response(new Uint8Array(await sheet(files, tileSide, tileColumns)));
};
