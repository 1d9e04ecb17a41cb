/** Colors that tell the units of a family apart: neighbors on the circle differ, and after eight they come again. */
export const colorOf = (place: number): string => `var(--category-${(place % 8) + 1})`;
