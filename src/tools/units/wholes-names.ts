/**
 * The circuits that get field notes, and what the photographs and the optimized pictures of their units show, where both agree on something. That a
 * unit is a whole, or a part, of which class, on which side its kernel puts it, and what cutting does is measured (wholes.ts); only these words are ours.
 */
export const wholeNames: Readonly<Record<string, string>> = {
  'inception_4b:166': 'car detector',
  'inception_4b:225': 'bird detector',
  'inception_4c:377': 'dog detector',
  'inception_4c:176': 'car detector, windows above wheels',
  'inception_4c:261': 'car detector',
};

/** Parts that are wholes themselves keep that name; those without a word here get no note. */
export const partNames: Readonly<Record<string, string>> = {
  'inception_4a:144': 'car window detector',
  'inception_4a:251': 'head and breast of a bird',
  'inception_4a:297': 'bird’s head with a beak',
  'inception_4b:138': 'wheel detector',
  'inception_4b:175': 'bodywork of a car',
  'inception_4b:383': 'dog face',
};
