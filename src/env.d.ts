/** What the pieces of one page share while it is built. */
declare namespace App {
  interface Locals {
    /** Keys cited on this page. */
    cited?: Set<string>;
    /** Level of the titles of figures; `h3` in a chapter. */
    figureHeading?: 'h1' | 'h3';
    /** Notes and terms so far, for element ids. */
    notes?: number;
  }
}
