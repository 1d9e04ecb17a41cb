/**
 * The circuits that get field notes, and what the pictures of their units show. That a unit is a whole, or a part, of which class, where its
 * kernel puts it and what cutting does is measured (wholes.ts); only these words are ours.
 */
export const wholeNames: Readonly<Record<string, string>> = {};

/** Parts that are wholes themselves keep that name. */
export const partNames: Readonly<Record<string, string>> = {};
