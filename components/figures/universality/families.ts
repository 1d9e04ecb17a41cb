/** The families that can be asked for, and how their units are called. */

export interface FamilyWords {
  /** As in the field notes. */
  family: string;
  title: string;
  /** Several of them, within a sentence. */
  many: string;
  /** Params that change its question. */
  options?: readonly string[];
}

export const families: readonly FamilyWords[] = [
  { family: 'curve', title: 'curves', many: 'curve detectors', options: ['radius', 'thickness', 'ink'] },
  { family: 'line', title: 'lines', many: 'line detectors', options: ['thickness', 'ink'] },
  { family: 'corner', title: 'corners', many: 'corner detectors', options: ['thickness', 'ink'] },
];

export const wordsOf = (family: string): FamilyWords =>
  families.find((one) => one.family === family) ?? families[0]!;
