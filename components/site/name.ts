/** What the site is called, wherever it is said. */
export const siteTitle = 'What Do Neural Networks Really Learn?';
