/** From the bytes of a shard to its tensors in float32. The encodings are described at `TensorInfo`. */
import type { ShardInfo, TensorInfo } from './manifest.ts';

/** Float16 to float32, every finite and special value. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** `bytes` are those of the tensor alone. `count` weights in rows of `channels`. */
function unpack(bytes: Uint8Array, bits: number, count: number, channels: number): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const scales = new Float32Array(channels);
  for (let c = 0; c < channels; c++) scales[c] = view.getFloat32(4 * c, true);
  const values = new Float32Array(count);
  const zero = 2 ** (bits - 1);
  const mask = 2 ** bits - 1;
  let at = 4 * channels;
  let held = 0;
  let have = 0;
  for (let i = 0; i < count;)
    for (let c = 0; c < channels; c++) {
      // At most 15 bits are left over and 16 come in, so `held` stays below 2^31.
      while (have < bits) {
        held |= (bytes[at++] as number) << have;
        have += 8;
      }
      values[i++] = ((held & mask) - zero) * (scales[c] as number);
      held >>>= bits;
      have -= bits;
    }
  return values;
}

const expectedBytes = (encoding: TensorInfo['encoding'], count: number, channels: number): number => {
  if (encoding === 'f32') return 4 * count;
  if (encoding === 'f16') return 2 * count;
  return 4 * channels + Math.ceil((count * Number(encoding.slice(1))) / 8);
};

/**
 * One tensor of `shard` (the whole shard's bytes), in row-major order. Throws a RangeError where the description does not
 * fit the bytes.
 */
export function decodeTensor(shard: Uint8Array, tensor: TensorInfo): Float32Array {
  const { name, shape, offset, bytes: length, encoding } = tensor;
  const count = shape.reduce((a, b) => a * b, 1);
  const channels = shape.at(-1) ?? 1;
  const bits = encoding.startsWith('q') ? Number(encoding.slice(1)) : 16;
  if (!(bits >= 2 && bits <= 16) || length !== expectedBytes(encoding, count, channels))
    throw new RangeError(`The description of ${name} does not fit its ${length} bytes.`);
  if (offset < 0 || offset + length > shard.byteLength)
    throw new RangeError(`${name} lies outside its shard of ${shard.byteLength} bytes.`);
  const bytes = shard.subarray(offset, offset + length);
  if (encoding.startsWith('q')) return unpack(bytes, bits, count, channels);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(count);
  if (encoding === 'f32') for (let i = 0; i < count; i++) values[i] = view.getFloat32(4 * i, true);
  else for (let i = 0; i < count; i++) values[i] = half(view.getUint16(2 * i, true));
  return values;
}

/** Every tensor of a shard by name, added to `into`. */
export function decodeShard(
  bytes: Uint8Array,
  shard: Pick<ShardInfo, 'tensors'>,
  into = new Map<string, Float32Array>(),
): Map<string, Float32Array> {
  for (const tensor of shard.tensors) into.set(tensor.name, decodeTensor(bytes, tensor));
  return into;
}
