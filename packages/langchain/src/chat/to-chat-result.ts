import type { AIMessage } from '@langchain/core/messages';
import type { ChatResult } from '@langchain/core/outputs';
import { isObject } from '@openrouter-adapters/core/base';

import { readUsageMetadata } from './to-usage-metadata.ts';

/** The answers of one prompt as LangChain takes them, with the tokens of all of them. */
export function toChatResult(messages: readonly AIMessage[]): ChatResult {
  let tokenUsage: TokenUsage | undefined;
  const generations = messages.map((message) => {
    const usage = readUsageMetadata(message);
    const reason: unknown = message.response_metadata['finish_reason'];
    if (usage !== undefined) {
      tokenUsage ??= noTokens();
      add(tokenUsage, usage.input_tokens, usage.output_tokens, usage.total_tokens);
    }
    return {
      // The blocks of a message need not be made for this.
      text: typeof message.content === 'string' ? message.content : message.text,
      message,
      generationInfo: reason === undefined ? {} : { finish_reason: reason },
    };
  });
  return tokenUsage === undefined ? { generations } : { generations, llmOutput: { tokenUsage } };
}

/** Adds up the `tokenUsage` of several outputs. */
export function sumTokenUsage(outputs: readonly (Record<string, unknown> | undefined)[]): Record<string, unknown> {
  const tokenUsage = noTokens();
  for (const output of outputs) {
    const usage = output?.['tokenUsage'];
    if (isObject(usage)) add(tokenUsage, usage['promptTokens'], usage['completionTokens'], usage['totalTokens']);
  }
  return { tokenUsage };
}

type TokenUsage = ReturnType<typeof noTokens>;

function noTokens() {
  return { promptTokens: 0, completionTokens: 0, totalTokens: 0 };
}

function add(sum: TokenUsage, prompt: unknown, completion: unknown, total: unknown): void {
  sum.promptTokens += Number(prompt ?? 0);
  sum.completionTokens += Number(completion ?? 0);
  sum.totalTokens += Number(total ?? 0);
}
