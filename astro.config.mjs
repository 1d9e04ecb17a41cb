import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';

/** `client:touch`: figures load their scripts when the reader turns to them (components/figure/touch.ts). */
const clientTouch = {
  name: 'client-touch',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'touch', entrypoint: './components/figure/touch.ts' }),
  },
};

export default defineConfig({
  site: process.env.SITE_ORIGIN || 'https://example.org',
  base: process.env.SITE_BASE || '/',
  trailingSlash: 'always',
  build: { assets: 'assets' },
  integrations: [svelte(), mdx(), clientTouch],
  // Astro's default engine runs no remark or rehype plugin, so math would be printed as it is typed.
  markdown: {
    syntaxHighlight: false,
    // MathML, which every browser now sets, asks for no style sheet and no font.
    processor: unified({ remarkPlugins: [remarkMath], rehypePlugins: [[rehypeKatex, { output: 'mathml' }]] }),
  },
  vite: { worker: { format: 'es' }, build: { target: 'es2022' } },
});
