import { OpenRouterError } from '@openrouter-adapters/core';

import { isObject, nonEmptyString } from '../chat/json.ts';
import { modelProvider } from '../chat/model-provider.ts';
import { readUsageMetadata } from '../chat/to-usage-metadata.ts';

/** What one answer cost. What the answer did not say is `undefined`. */
export interface AnswerCost {
  /** The model that answered. */
  model: string | undefined;
  /** Display name of the upstream. */
  provider: string | undefined;
  /** `gen-…`. */
  generationId: string | undefined;
  inputTokens: number | undefined;
  outputTokens: number | undefined;
  /** US dollars that OpenRouter charged. */
  cost: number | undefined;
  /** US dollars in all: with an own key also what the upstream charged. */
  totalCost: number | undefined;
  /** The answer broke off; what it had used until then was reported. */
  failed: boolean;
}

/** The cost of an answer of this package; `undefined` for any other message. */
export function readMessageCost(message: unknown): AnswerCost | undefined {
  if (!isObject(message) || !isObject(message['response_metadata'])) return undefined;
  const metadata = message['response_metadata'];
  if (metadata['model_provider'] !== modelProvider) return undefined;
  const usage = readUsageMetadata(message);
  return {
    model: nonEmptyString(metadata['model_name']),
    provider: nonEmptyString(metadata['provider']),
    generationId: nonEmptyString(metadata['id']),
    inputTokens: usage?.input_tokens,
    outputTokens: usage?.output_tokens,
    cost: numberOf(metadata['cost']),
    totalCost: numberOf(metadata['total_cost']),
    failed: false,
  };
}

/** The cost of an answer that failed midway; `undefined` where none was reported. */
export function readFailedCost(error: unknown): AnswerCost | undefined {
  if (!OpenRouterError.isInstance(error) || error.usage === undefined) return undefined;
  const { usage, providerName, generationId } = error;
  return {
    model: undefined,
    provider: providerName,
    generationId,
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    cost: usage.cost.charged,
    totalCost: usage.cost.total,
    failed: true,
  };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
