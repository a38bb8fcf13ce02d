import { asObject, isObject, nonEmptyString, OpenRouterError } from '@openrouter-adapters/core/base';

import { modelProvider } from '../chat/model-provider.ts';
import { readUsageMetadata } from '../chat/to-usage-metadata.ts';
import { toAnswerCost } from '../client/answer-facts.ts';
import { isAnswerCost } from './answer-cost.ts';
import type { AnswerCost } from './answer-cost.ts';

/** Where the costs of attempts stand that broke off before: in `response_metadata` of an answer, and as a field of an error. */
export const failedAttempts = { ofMessage: 'failed_attempts', ofError: 'failedAttempts' } as const;

/**
 * The cost of an answer of this package: of a message, or of a generation of `OpenRouterLLM`. `undefined` for any other model's.
 *
 * @param generation a generation, or a message alone
 */
export function readAnswerCost(generation: unknown): AnswerCost | undefined {
  if (!isObject(generation)) return undefined;
  const message = isObject(generation['message']) ? generation['message'] : generation;
  const metadata = message['response_metadata'] ?? message['generationInfo'];
  if (!isObject(metadata) || metadata['model_provider'] !== modelProvider) return undefined;
  // A generation has its tokens among its facts.
  const usage = readUsageMetadata(message) ?? readUsageMetadata(metadata);
  // With `streamUsage: false` only the usage as it came tells of them.
  const raw = asObject(metadata['usage']);
  return {
    model: nonEmptyString(metadata['model_name']),
    provider: nonEmptyString(metadata['provider']),
    generationId: nonEmptyString(metadata['id']),
    inputTokens: usage?.input_tokens ?? numberOf(raw['prompt_tokens']),
    outputTokens: usage?.output_tokens ?? numberOf(raw['completion_tokens']),
    totalTokens: usage?.total_tokens ?? numberOf(raw['total_tokens']),
    cost: numberOf(metadata['cost']),
    totalCost: numberOf(metadata['total_cost']),
    failed: false,
  };
}

/** The costs of the attempts that broke off before this answer came. */
export function readAttemptCosts(generation: unknown): AnswerCost[] {
  if (!isObject(generation)) return [];
  const message = isObject(generation['message']) ? generation['message'] : generation;
  return isObject(message['response_metadata'])
    ? listCosts(message['response_metadata'][failedAttempts.ofMessage])
    : [];
}

/**
 * One failure may be reported by the attempt, by the run, and by each prompt of a call: the same usage is the same cost. It is kept with
 * the usage (or with the error, where there is none), where every copy of this package finds it: in CommonJS each entry has one of its own.
 */
const costOfFailure = Symbol.for('openrouter-adapters.cost-of-failure');

/**
 * The cost of an answer that failed midway. Its amounts are `undefined` where it broke off before it told them; the whole is `undefined`
 * where nothing was paid for. The same answer gives the same object.
 */
export function readFailedCost(error: unknown): AnswerCost | undefined {
  if (!OpenRouterError.isInstance(error)) return undefined;
  const { usage, generationId, kind } = error;
  // A partial error has it in its cause.
  const isMarked = brokenOff in error || brokenOff in Object(error.cause);
  const isPart = isMarked || kind === 'interrupted' || kind === 'invalid-response';
  if (usage === undefined && (generationId === undefined || !isPart)) return undefined;
  const holder: object & { [costOfFailure]?: AnswerCost } = usage ?? error;
  if (holder[costOfFailure] === undefined) {
    const value: AnswerCost = { ...toAnswerCost({ provider: error.providerName, generationId, usage }), failed: true };
    Object.defineProperty(holder, costOfFailure, { value });
  }
  return holder[costOfFailure];
}

const brokenOff = Symbol.for('openrouter-adapters.broken-off');

/** Marks an error that came inside an answer: whatever its kind, a part was made. What it cost is known to its generation. */
export function markBrokenOff(error: unknown): void {
  if (OpenRouterError.isInstance(error)) Object.defineProperty(error, brokenOff, { value: true });
}

/** Everything that a call that failed had paid for: its failed attempts, the last one too. */
export function readFailedCosts(error: unknown): AnswerCost[] {
  if (!OpenRouterError.isInstance(error)) return [];
  const last = readFailedCost(error);
  return [...listCosts((error as { failedAttempts?: unknown }).failedAttempts), ...(last === undefined ? [] : [last])];
}

function listCosts(value: unknown): AnswerCost[] {
  return Array.isArray(value) ? value.filter(isAnswerCost) : [];
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
