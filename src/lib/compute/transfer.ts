/** What of a message can be handed over instead of copied. */

/** The buffers of every typed array inside a snapshot. */
export function transferables(value: unknown, found = new Set<Transferable>()): Transferable[] {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (Array.isArray(value)) for (const item of value) transferables(item, found);
  else if (value && typeof value === 'object')
    for (const item of Object.values(value)) transferables(item, found);
  return [...found];
}
