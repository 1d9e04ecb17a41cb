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

/**
 * Styles of parts that load when a figure is touched. Astro takes a style sheet that no page names for an orphan, although a script that
 * loads later asks for it, and deletes it; it spares what a script names as an asset.
 */
const keepLazyStyles = {
  name: 'keep-lazy-styles',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle: {
    order: 'pre',
    handler(_, bundle) {
      for (const { viteMetadata } of Object.values(bundle))
        for (const file of viteMetadata?.importedCss ?? []) viteMetadata.importedAssets.add(file);
    },
  },
};

export default defineConfig({
  // Where it is not known, pages name no whole address of theirs (components/site/url.ts).
  site: process.env.SITE_ORIGIN || undefined,
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
  vite: { plugins: [keepLazyStyles], worker: { format: 'es' }, build: { target: 'es2022' } },
});
