/** Lint: the recommended sets, the way imports go, and nothing in src/lib that a seed does not fix. */
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import project from './src/tools/lint/plugin.ts';

const unseeded = 'src/lib is determined by its seeds and params: pass the value in.';

export default defineConfig(
  { ignores: ['dist/', '.astro/', '.svelte-check/', '.cache/', 'public/', 'node_modules/'] },
  tseslint.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  astro.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { project },
    rules: {
      'project/layers': 'error',
      eqeqeq: 'error',
      'no-constant-condition': ['error', { checkLoops: false }],
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-sparse-arrays': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-assignment': 'error',
      'no-cond-assign': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Assertions say which rank a tensor has; tfjs's types take them for type arguments.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      // Relative links to other pages of a static site: there is no router to resolve them.
      'svelte/no-navigation-without-resolve': 'off',
      // Astro's type of an island with slots has them as children.
      'svelte/no-unused-props': ['error', { ignorePropertyPatterns: ['/^children$/'] }],
    },
  },
  {
    // Neither parser hands the types of a template's expressions to the typed rules.
    files: ['**/*.astro', '**/*.astro/*.ts', '**/*.astro/*.js', '**/*.js', '**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ['src/lib/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: unseeded },
        { object: 'Date', property: 'now', message: unseeded },
      ],
      'no-restricted-syntax': ['error', { selector: 'NewExpression[callee.name="Date"]', message: unseeded }],
      'no-restricted-globals': ['error', 'document', 'window', 'localStorage'],
    },
  },
);
