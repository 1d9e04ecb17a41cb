/** Fetches the manifest of a network and says plainly what is wrong where there is none. */
import { LoadError } from './loader-error.ts';
import type { FetchLike } from './loader-transfer.ts';
import type { Manifest, NetworkId } from './manifest.ts';

/** `base` ends in a slash. Throws LoadError. */
export async function fetchManifest(base: string, id: NetworkId, fetch: FetchLike): Promise<Manifest> {
  const what = `The description of the network ${id}`;
  let response: Response;
  try {
    // Revalidated, so that a new build of the site is noticed.
    response = await fetch(`${base}${id}/manifest.json`, { cache: 'no-cache' });
  } catch (error) {
    throw new LoadError('network', `${what} did not arrive: the server could not be reached.`, {
      cause: error,
    });
  }
  if (response.status === 404)
    throw new LoadError('missing', `This site does not hold the network ${id} (the server answered 404).`);
  if (!response.ok)
    throw new LoadError('network', `${what} did not arrive: the server answered ${response.status}.`);
  const manifest = (await response.json().catch(() => undefined)) as Manifest | undefined;
  if ((manifest?.schema as number | undefined) !== 1 || manifest?.id !== id)
    throw new LoadError('damaged', `${what} is not one that this page understands.`);
  return manifest;
}
