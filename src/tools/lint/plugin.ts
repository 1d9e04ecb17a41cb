/** The project's own ESLint rule, `project/layers`: see layers.ts. */
import type { Rule } from 'eslint';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenRule } from './layers.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const rule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { broken: '{{rule}} Here: {{specifier}}' } },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const visit = (node: Rule.Node, source: unknown) => {
      if (typeof source !== 'string') return;
      const broken = brokenRule(file, source);
      if (broken) context.report({ node, messageId: 'broken', data: { rule: broken, specifier: source } });
    };
    return {
      ImportDeclaration: (node) => visit(node, node.source.value),
      ExportAllDeclaration: (node) => visit(node, node.source.value),
      ExportNamedDeclaration: (node) => visit(node, node.source?.value),
      ImportExpression: (node) => visit(node, node.source.type === 'Literal' ? node.source.value : undefined),
    };
  },
};

export default { meta: { name: 'project' }, rules: { layers: rule } };
