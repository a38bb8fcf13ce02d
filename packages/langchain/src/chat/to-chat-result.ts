import type { AIMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { isObject } from '@openrouter-adapters/core/base';

import { readUsageMetadata } from './to-usage-metadata.ts';

/** The answers of one prompt as LangChain takes them, with the tokens of all of them. */
export function toChatResult(messages: readonly AIMessage[]): ChatResult {
  const known = messages.map(readUsageMetadata).filter((usage) => usage !== undefined);
  return {
    generations: messages.map((message) => ({
      // The blocks of a message need not be made for this.
      text: typeof message.content === 'string' ? message.content : message.text,
      message,
      generationInfo: { finish_reason: message.response_metadata['finish_reason'] },
    })),
    ...(known.length > 0 && {
      llmOutput: sumTokenUsage(
        known.map(({ input_tokens, output_tokens, total_tokens }) => ({
          tokenUsage: { promptTokens: input_tokens, completionTokens: output_tokens, totalTokens: total_tokens },
        })),
      ),
    }),
  };
}

/** Adds up the `tokenUsage` of several outputs. */
export function sumTokenUsage(outputs: readonly (Record<string, unknown> | undefined)[]): Record<string, unknown> {
  const tokenUsage = { promptTokens: 0, completionTokens: 0, totalTokens: 0 };
  for (const output of outputs) {
    const usage = output?.['tokenUsage'];
    if (!isObject(usage)) continue;
    tokenUsage.promptTokens += Number(usage['promptTokens'] ?? 0);
    tokenUsage.completionTokens += Number(usage['completionTokens'] ?? 0);
    tokenUsage.totalTokens += Number(usage['totalTokens'] ?? 0);
  }
  return { tokenUsage };
}
