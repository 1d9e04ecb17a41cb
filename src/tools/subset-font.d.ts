/** The part of subset-font that src/tools/fonts.ts calls; the package brings no types. */
declare module 'subset-font' {
  interface Options {
    targetFormat: 'sfnt' | 'woff' | 'woff2';
    /** Which part of an axis stays. */
    variationAxes?: Record<string, { min: number; max: number }>;
    /** Tags of the layout features that stay; all of them if left out. */
    keepFeatures?: string[];
    /** Entries of the name table that stay beside the font's names and its copyright. */
    preserveNameIds?: number[];
  }
  /** Keeps the glyphs that `text` can turn into; characters that the font lacks are passed over. */
  export default function subsetFont(font: Uint8Array, text: string, options: Options): Promise<Uint8Array>;
}
