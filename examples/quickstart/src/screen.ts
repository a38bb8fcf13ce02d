import { styleText } from 'node:util';

/** Prints an answer while it arrives: reasoning dim, text plain, tool calls in a line of their own. */
export function createScreen(): {
  reasoning: (text: string) => void;
  text: (text: string) => void;
  line: (text: string) => void;
} {
  let kind = '';
  const print = (next: string, text: string) => {
    if (kind !== next && kind !== '') process.stdout.write('\n');
    kind = next;
    process.stdout.write(text);
  };
  return {
    reasoning: (text) => print('reasoning', styleText('dim', text)),
    text: (text) => print('text', text),
    line: (text) => print('line', `${text}\n`),
  };
}

/** Tokens and US dollars of a whole run. */
export interface Account {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  reasoningTokens: number;
  cost: number;
}

export function describeAccount({ calls, inputTokens, outputTokens, reasoningTokens, cost }: Account): string {
  const tokens = `${inputTokens} input + ${outputTokens} output tokens (${reasoningTokens} of them reasoning)`;
  return `${calls} calls, ${tokens}, cost $${cost.toFixed(6)}`;
}
