/** Which networks this copy of the site was built with; fetched once, on first use. */
import { networkTitles } from '#lib/networks/layers.ts';
import type { NetworkId } from '#lib/networks/manifest.ts';
import { defaults, type ParamTable } from '#lib/params/index.ts';
import type { Link } from './link.ts';

let answer: Promise<ReadonlySet<string> | undefined> | undefined;

async function ask(): Promise<ReadonlySet<string> | undefined> {
  try {
    const base = import.meta.env.BASE_URL.replace(/\/*$/, '/');
    const response = await fetch(`${base}networks/index.json`);
    if (!response.ok) return undefined;
    const listed = (await response.json()) as { networks: (string | { id: string })[] };
    return new Set(listed.networks.map((network) => (typeof network === 'string' ? network : network.id)));
  } catch {
    return undefined;
  }
}

/** False where `network` is known to be missing; true where it is there, or cannot be told. */
export async function builtNetwork(network: NetworkId): Promise<boolean> {
  const built = await (answer ??= ask());
  return built?.has(network) ?? true;
}

/** A sentence where `network` is known to be missing; `undefined` where it is there, or cannot be told. */
export async function missingNetwork(network: NetworkId): Promise<string | undefined> {
  if (await builtNetwork(network)) return undefined;
  return `${networkTitles[network]} was not built into this copy of the site; showing ${networkTitles.resnet50}.`;
}

/** `link` with the network, and the layer and unit in it, put back to the default where the network is missing. */
export async function replaceMissingNetwork<T extends ParamTable>(table: T, link: Link<T>): Promise<Link<T>> {
  const sentence = await missingNetwork(link.values.network as NetworkId);
  if (!sentence) return link;
  const { network, layer, unit } = defaults(table);
  return {
    ...link,
    values: { ...link.values, network, layer, unit },
    problems: [...link.problems, { name: 'network', message: sentence }],
  };
}
