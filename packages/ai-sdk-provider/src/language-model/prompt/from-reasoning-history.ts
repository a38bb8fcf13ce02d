import type { LanguageModelV4Message, LanguageModelV4ReasoningPart, SharedV4ProviderOptions } from '@ai-sdk/provider';
import {
  fromClaudeThinking,
  isObject,
  joinReasoningDetails,
  type ReasoningDetail,
} from '@openrouter-adapters/core/base';

import { openrouterOptions } from './part-options.ts';
import type { PromptNotes } from './prompt-notes.ts';
import { SentRecords } from './sent-records.ts';

type AssistantMessage = Extract<LanguageModelV4Message, { role: 'assistant' }>;
type AssistantPart = AssistantMessage['content'][number];

/** What an assistant message says about the reasoning behind it. */
export interface ReasoningHistory {
  reasoning?: string;
  reasoning_details?: ReasoningDetail[];
}

/**
 * Reasoning of an earlier turn → what goes back: the details verbatim, in order and once each, with pieces that arrived late joined
 * to theirs; the plain words only when there are no details.
 *
 * @see https://openrouter.ai/docs/use-cases/reasoning-tokens#preserving-reasoning-blocks
 */
export function fromReasoningHistory(message: AssistantMessage, notes: PromptNotes): ReasoningHistory {
  const seen = new SentRecords();
  const carried = collectDetails(message)
    // A host may keep one answer twice (a message per step and one per turn).
    .flatMap((answer) => joinReasoningDetails(answer.filter((detail) => isFirst(detail, seen))))
    .filter((detail) => !(late in detail));
  const words: string[] = [];
  for (const part of message.content) if (part.type === 'reasoning' && part.text !== '') words.push(part.text);
  if (carried.length === 0) return words.length === 0 ? {} : { reasoning: words.join('') };
  warnOfWords(words, carried, notes);
  const details = carried.filter((detail) => isFirst(detail, notes.sent));
  return details.length === 0 ? {} : { reasoning_details: details };
}

// Apps may split words and join them, but a search takes time by the product of both lengths at worst: beginnings say enough.
const mostSearched = 16;
const longestSearched = 100;

/** The API takes details or words; words that are in none of the details are lost beside them. */
function warnOfWords(words: readonly string[], details: readonly ReasoningDetail[], notes: PromptNotes): void {
  const texts = details.map((detail) => [detail['text'], detail['summary']].filter(isString).join(''));
  const known = new Set(texts);
  const others = words.filter((text) => !known.has(text)).slice(0, mostSearched);
  if (others.length === 0) return;
  const readable = texts.join('');
  if (others.every((text) => readable.includes(text.slice(0, longestSearched)))) return;
  const message = 'Reasoning without details cannot go back beside reasoning with details and was left out.';
  notes.warnings.push({ type: 'other', message });
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/**
 * The details that a message carries, by answers: a stream that is tried again (`streamRetries`) leaves what it had said in the UI message.
 * Usually each part has its own. A message, or a call of the caller's tool, that carries a list has all of them (histories that were made by
 * hand, or by `@openrouter/ai-sdk-provider`).
 */
function collectDetails(message: AssistantMessage): ReasoningDetail[][] {
  const ofMessage = readDetails(message.providerOptions);
  if (ofMessage.length > 0) return [ofMessage];
  let ofAnswer: ReasoningDetail[] = [];
  const answers = [ofAnswer];
  let last: unknown;
  for (const part of message.content) {
    const details = readDetails(part.providerOptions);
    if (details.length === 0 && part.type === 'reasoning') ofAnswer.push(...fromAnthropic(part));
    if (details.length === 0) continue;
    if (part.type === 'tool-call' && part.providerExecuted !== true) return [details];
    const { answer = last } = openrouterOptions(part.providerOptions);
    if (answer !== last) answers.push((ofAnswer = []));
    last = answer;
    // One by one: a list of a hundred thousand is too long for the arguments of a call.
    if (part.type === 'text') for (const detail of details) ofAnswer.push(markLate(detail));
    else if (!isResultOfCallIn(part, message)) for (const detail of details) ofAnswer.push(detail);
  }
  return answers;
}

/** Thinking that `@ai-sdk/anthropic` kept. */
function fromAnthropic({ text, providerOptions }: LanguageModelV4ReasoningPart): ReasoningDetail[] {
  const { signature, redactedData } = providerOptions?.['anthropic'] ?? {};
  return fromClaudeThinking(text, signature, redactedData);
}

/**
 * On what rides on a text: a late signature. Joining takes it into its detail and leaves the mark behind. Where the app has taken the
 * reasoning away that it signs (`pruneMessages`, `sendReasoning: false`), it stands alone, and upstreams refuse it. On a reasoning part it
 * may stand alone: hidden thinking does.
 */
const late = Symbol('late');

function markLate(detail: ReasoningDetail): ReasoningDetail {
  const isWordless = /^reasoning\.(text|summary)$/.test(detail.type) && !detail['text'] && !detail['summary'];
  return isWordless ? { ...detail, [late]: true } : detail;
}

/** A call that OpenRouter ran and its result carry the same record. */
function isResultOfCallIn(part: AssistantPart, { content }: AssistantMessage): boolean {
  return (
    part.type === 'tool-result' &&
    content.some(
      (call) =>
        call.type === 'tool-call' &&
        call.toolCallId === part.toolCallId &&
        readDetails(call.providerOptions).length > 0,
    )
  );
}

function readDetails(options: SharedV4ProviderOptions | undefined): ReasoningDetail[] {
  const given = openrouterOptions(options);
  const details = given['reasoning_details'] ?? given['reasoningDetails'];
  return Array.isArray(details) ? details.filter(isDetail) : [];
}

function isDetail(value: unknown): value is ReasoningDetail {
  return isObject(value) && isString(value['type']);
}

/** Words alone may well repeat, and so may the place of data that were taken out. */
function isFirst(detail: ReasoningDetail, seen: SentRecords): boolean {
  const { id, data } = detail;
  const key = [detail['signature'], data === '[REDACTED]' ? undefined : data, id].find(isString);
  return key === undefined || seen.add(key, detail);
}
