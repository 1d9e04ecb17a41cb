/** The families that can be asked for, by the names they have in the field notes. */

export interface FamilyWords {
  family: string;
  title: string;
  /** Several of their units, within a sentence. */
  many: string;
  /** Params that change the question, besides the seed. */
  options?: readonly ('radius' | 'thickness' | 'ink')[];
}

export const families: readonly FamilyWords[] = [
  { family: 'curve', title: 'curves', many: 'curve detectors', options: ['radius', 'thickness', 'ink'] },
  { family: 'line', title: 'lines', many: 'line detectors', options: ['thickness', 'ink'] },
  { family: 'line end', title: 'ends of lines', many: 'line-end detectors', options: ['thickness', 'ink'] },
  { family: 'corner', title: 'corners', many: 'corner detectors', options: ['thickness', 'ink'] },
  { family: 'circle', title: 'circles', many: 'circle detectors', options: ['thickness', 'ink'] },
  { family: 'grating', title: 'gratings', many: 'grating detectors' },
  { family: 'high-low frequency', title: 'high and low frequency', many: 'high-low frequency detectors' },
  { family: 'boundary', title: 'boundaries', many: 'boundary detectors' },
  { family: 'color contrast', title: 'color contrast', many: 'color contrast units' },
  { family: 'color center-surround', title: 'color center-surround', many: 'color center-surround units' },
  { family: 'color', title: 'one color', many: 'color detectors' },
  { family: 'black-and-white', title: 'black and white', many: 'black-and-white detectors' },
  { family: 'texture', title: 'textures', many: 'texture detectors' },
  { family: 'brightness gradient', title: 'brightness gradients', many: 'brightness gradient units' },
];

export const wordsOf = (family: string): FamilyWords =>
  families.find((one) => one.family === family) ?? families[0]!;
