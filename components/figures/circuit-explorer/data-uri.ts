/** Pictures of units written into the drawing, so that the SVG that readers keep is whole. */

const known = new Map<string, Promise<string>>();

async function load(src: string): Promise<string> {
  const response = await fetch(src);
  if (!response.ok) return src;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return `data:image/webp;base64,${btoa(String.fromCharCode(...bytes))}`;
}

/** `src` as a data URI; as it is where it does not arrive. */
export function embedded(src: string): Promise<string> {
  let found = known.get(src);
  if (!found) known.set(src, (found = load(src).catch(() => src)));
  return found;
}
