/**
 * Lets Node run the tools as they stand: tfjs is published as ES modules that only bundlers resolve
 * (extensionless imports, `module` field), and its CommonJS build leaves out the gradients.
 */
import { existsSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// tfjs's Node platform calls `require` even in its ES build.
globalThis.require ??= createRequire(import.meta.url);

const tensorflow = /\/@tensorflow\/tfjs-[a-z-]+\/dist\//;

registerHooks({
  resolve(specifier, context, next) {
    const name = /^@tensorflow\/tfjs-(core|backend-[a-z]+)$/.exec(specifier);
    if (name) return next(`${specifier}/dist/index.js`, context);
    if (/^@tensorflow\/.*\/dist\/.*(?<!\.js)$/.test(specifier)) return next(`${specifier}.js`, context);
    if (specifier.startsWith('.') && context.parentURL && tensorflow.test(context.parentURL)) {
      const url = new URL(specifier, context.parentURL);
      for (const suffix of ['', '.js', '/index.js']) {
        const candidate = new URL(url.href + suffix);
        if (suffix === '' && !specifier.endsWith('.js')) continue;
        if (existsSync(fileURLToPath(candidate))) return { url: candidate.href, shortCircuit: true };
      }
    }
    return next(specifier, context);
  },
});
