/**
 * The field notes as figures use them (content/units/<network>.json, written by `npm run units`): named units of each network, with the
 * measurements that earn the name. A chunk of its own for each network, for whoever asks.
 */
import type { NetworkId } from '#lib/networks/manifest.ts';

export interface FieldNote {
  /** As in `inception_3b:335`. */
  unit: string;
  /** A concept, such as `curve detector, bulging left`. */
  name: string;
  /** Units that do the same at other angles, places or colors. */
  family: string;
  /** What was measured. Curve units have `orientation`: degrees, clockwise on the screen from the right, to which the curve bulges. */
  evidence: Readonly<Record<string, number | string>>;
}

const files = import.meta.glob<FieldNote[]>('../../../content/units/{resnet50,inceptionv1}.json', {
  import: 'default',
});

/** Of one network, in the order of the file; none where they do not arrive. */
export async function fieldNotes(network: NetworkId): Promise<readonly FieldNote[]> {
  return (await files[`../../../content/units/${network}.json`]?.().catch(() => undefined)) ?? [];
}
