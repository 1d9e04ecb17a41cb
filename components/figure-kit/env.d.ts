/** What figures add to the platform's types. */
import 'astro';

declare module 'astro' {
  interface AstroClientDirectives {
    'client:interaction'?: boolean;
  }
}

declare global {
  interface HTMLElement {
    /** On the element of a figure: its settings and result, design.md section 6. */
    exportData?: () => Promise<object>;
  }
}
