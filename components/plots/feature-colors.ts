/** The colors of features told apart by number: the categories of the site, again from the start where there are more. */
export const categories = 8;

export const featureColor = (feature: number): string => `var(--category-${(feature % categories) + 1})`;
