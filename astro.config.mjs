import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { networkBytes } from './src/tools/network-bytes.mjs';

/** `client:interaction`: figures load their scripts when the reader turns to them (components/figure-kit/life/interaction.ts). */
const clientTouch = {
  name: 'client-touch',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'interaction', entrypoint: './components/figure-kit/life/interaction.ts' }),
  },
};

const isStyle = (id) => /\.css(?:$|\?)/.test(id);

/**
 * One style sheet for all pages, with the styles of everything that is drawn before a script runs; parts that load when a figure is touched
 * bring only what is not in it. By default Astro writes small sheets into the pages that draw their parts, and takes them away from the
 * scripts, so that a part that another page loads later would come without its styles.
 */
const oneStyleSheet = () => {
  /** Modules whose styles are in the sheet: the pages are built before the scripts. */
  const inSheet = new Set();
  return {
    name: 'one-style-sheet',
    apply: 'build',
    config: () => ({
      build: { cssCodeSplit: false },
      environments: { client: { build: { cssCodeSplit: true } } },
    }),
    transform: {
      order: 'pre',
      handler(_, id) {
        if (!isStyle(id)) return;
        if (this.environment.name !== 'client') inSheet.add(id);
        else if (inSheet.has(id)) return { code: '', map: null };
      },
    },
    generateBundle: {
      order: 'pre',
      handler(_, bundle) {
        if (this.environment.name !== 'client') return;
        const sheets = new Map();
        // Astro writes what it takes for a style sheet into the pages that may need it, and deletes it: a file without a name stays one.
        for (const { viteMetadata } of Object.values(bundle))
          for (const file of viteMetadata?.importedCss ?? []) {
            // At this point even an empty sheet holds a comment of Vite's.
            const source = String(bundle[file]?.source ?? sheets.get(file) ?? '').replace(
              /\/\*.*?\*\//gs,
              '',
            );
            if (source.trim()) sheets.set(file, source);
            else viteMetadata.importedCss.delete(file);
          }
        for (const [fileName, source] of sheets) {
          delete bundle[fileName];
          this.emitFile({ type: 'asset', fileName, source });
        }
      },
    },
  };
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
  vite: {
    plugins: [oneStyleSheet()],
    define: { __NETWORK_BYTES__: JSON.stringify(networkBytes()) },
    worker: { format: 'es' },
    build: { target: 'es2022' },
  },
});
