import { nonEmptyString } from '../../json.ts';
import type { ReasoningDetail } from '../../wire/reasoning-detail.ts';

/**
 * Claude's thinking as clients of Anthropic keep it → what goes back: its signature is good on every platform that has Claude. Thinking of which
 * the signature never came (it is empty then: Anthropic's blocks begin so) is words only, and gives nothing.
 *
 * @param text of a `thinking` block
 * @param signature of the same
 * @param redacted `data` of a `redacted_thinking` block
 * @see https://docs.claude.com/en/docs/build-with-claude/extended-thinking#preserving-thinking-blocks
 */
export function fromClaudeThinking(text: string, signature: unknown, redacted: unknown): ReasoningDetail[] {
  const format = 'anthropic-claude-v1';
  if (nonEmptyString(signature) !== undefined) return [{ type: 'reasoning.text', text, signature, format }];
  return nonEmptyString(redacted) === undefined ? [] : [{ type: 'reasoning.encrypted', data: redacted, format }];
}
