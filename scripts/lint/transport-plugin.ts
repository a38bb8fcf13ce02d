/**
 * An oxlint plugin with the one layering rule that no built-in rule can say: `fetch` is injectable, so it is called as
 * `fetch(…)`, `this.fetch(…)` or `settings.fetch(…)`, and only the transport may do that. Passing one on is free.
 */
interface CallExpression {
  readonly callee: Node;
}

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly property?: Node;
  readonly expression?: Node;
}

interface RuleContext {
  report(problem: { node: CallExpression; message: string }): void;
}

/** The name by which a call reaches its function: `fetch` for `fetch()`, `a.fetch()`, `a['fetch']()`, `a?.fetch!()`. */
function calledName(callee: Node | undefined): unknown {
  switch (callee?.type) {
    case 'Identifier':
    case 'PrivateIdentifier':
      return callee.name?.replace(/^#/, '');
    case 'Literal':
      return callee.value;
    case 'MemberExpression':
      return calledName(callee.property);
    case 'ChainExpression':
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return calledName(callee.expression);
    default:
      return undefined;
  }
}

const onlyTransportCallsFetch = {
  create(context: RuleContext) {
    return {
      CallExpression(node: CallExpression) {
        if (calledName(node.callee) === 'fetch') {
          context.report({ node, message: 'Only packages/core/src/http/transport.ts calls fetch: send through it.' });
        }
      },
    };
  },
};

export default {
  meta: { name: 'layers' },
  rules: { 'only-transport-calls-fetch': onlyTransportCallsFetch },
};
