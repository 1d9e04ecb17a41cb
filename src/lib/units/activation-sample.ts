/**
 * What a layer said to a sample of photographs, small enough to send: one number for each photograph and unit, 8 bits each, kept in
 * `public/units/<network>/<layer>/activations.bin` for whoever wants to find directions in it.
 *
 * The photographs are the first of CIFAR-10's test set, enlarged to `rankSize` pixels; the number is the unit's mean over positions, after
 * the ReLU, as in the lists of `ranks.ts`. The file: uint32 photographs, uint32 units; for every unit a float32, its largest value;
 * then a byte for each value, photograph by photograph; all little-endian. A byte b stands for largest * (b/255)²: the square
 * keeps apart the values of a unit that answers one photograph much more than all others.
 */

import type { NetworkId } from '../networks/manifest.ts';

/** Photographs in a sample. */
export const sampleCount = 1000;

/** Layers of which there is one; the first is the one to begin with. */
export const sampleLayers: Readonly<Record<NetworkId, readonly [string, ...string[]]>> = {
  resnet50: ['conv4_6', 'conv3_4'],
  inceptionv1: ['inception_4e', 'inception_4a'],
};

/** How photographs were answered: `values[photograph * units + unit]`, none below zero. */
export interface ActivationSample {
  photographs: number;
  units: number;
  values: Float32Array;
}

const header = 8;

export function encodeSample({ photographs, units, values }: ActivationSample): Uint8Array {
  const bytes = new Uint8Array(header + 4 * units + photographs * units);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, photographs, true);
  view.setUint32(4, units, true);
  const codes = header + 4 * units;
  for (let unit = 0; unit < units; unit++) {
    let largest = 0;
    for (let i = unit; i < values.length; i += units) largest = Math.max(largest, values[i]!);
    view.setFloat32(header + 4 * unit, largest, true);
    if (largest === 0) continue;
    for (let i = unit; i < values.length; i += units)
      bytes[codes + i] = Math.round(255 * Math.sqrt(Math.max(0, values[i]!) / largest));
  }
  return bytes;
}

/** Throws a RangeError for what is no such file. */
export function decodeSample(file: ArrayBuffer): ActivationSample {
  const view = new DataView(file);
  const [photographs, units] =
    file.byteLength >= header ? [view.getUint32(0, true), view.getUint32(4, true)] : [0, 0];
  const codes = header + 4 * units;
  if (photographs * units === 0 || file.byteLength !== codes + photographs * units)
    throw new RangeError(`A file of ${file.byteLength} bytes is no sample of activations.`);
  const largest = Float32Array.from({ length: units }, (_, unit) => view.getFloat32(header + 4 * unit, true));
  const bytes = new Uint8Array(file, codes);
  const values = new Float32Array(photographs * units);
  for (let i = 0; i < values.length; i++) values[i] = largest[i % units]! * (bytes[i]! / 255) ** 2;
  return { photographs, units, values };
}
