/**
 * The gallery: units whose pictures were made beforehand (`npm run gallery`), listed in content/units/gallery.json. The list is a chunk of
 * its own, for whoever asks; a copy of the site without it has an empty gallery.
 */
import { recipeOf } from '#components/unit-pages/facts.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';

interface Gallery {
  /** Side in pixels of the pictures, and of those that silence their unit. */
  size: number;
  negativeSize: number;
  /** The objective that each picture reached, by network and layer. */
  units: Partial<Record<NetworkId, Record<string, { unit: number; objective: number; negative: number }[]>>>;
}

export interface GalleryUnit {
  layer: string;
  unit: number;
  /** Addresses of the picture that excites the unit, and of the one that silences it. */
  src: string;
  negative: string;
  size: number;
  negativeSize: number;
  steps: number;
  objective: number;
}

const files = import.meta.glob<Gallery>('../../../content/units/gallery.json', { import: 'default' });

const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');

/** The recorded units of a layer, by number; none where there is no gallery, or it does not arrive. */
export async function galleryUnits(network: NetworkId, layer: string): Promise<GalleryUnit[]> {
  const gallery = await Object.values(files)[0]?.().catch(() => undefined);
  if (!gallery) return [];
  const { size, negativeSize, units } = gallery;
  const { steps } = recipeOf(layer);
  return (units[network]?.[layer] ?? []).map(({ unit, objective }) => {
    const path = `${base}units/${network}/${layer}/${unit}`;
    return {
      layer,
      unit,
      src: `${path}.webp`,
      negative: `${path}-negative.webp`,
      size,
      negativeSize,
      steps,
      objective,
    };
  });
}
