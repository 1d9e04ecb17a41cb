/** Units as they are written everywhere, `inception_3b:342`, and as code uses them. */
export interface Unit {
  layer: string;
  unit: number;
}

export const writeUnit = ({ layer, unit }: Unit): string => `${layer}:${unit}`;

/** Throws an Error in a plain sentence for a text that is not a unit's name. */
export function readUnit(text: string): Unit {
  const found = /^([a-z0-9_]+):(\d{1,6})$/i.exec(text.trim());
  if (!found) throw new Error(`“${text}” is not a unit; a unit is written as in conv3_2:26.`);
  return { layer: found[1]!.toLowerCase(), unit: Number(found[2]) };
}
