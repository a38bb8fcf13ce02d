import { refuse, requireList, requireObject, requireString } from '../checks/field-check.ts';
import type { FinishReason } from '../catalogue/model-family.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';
import type { ScriptedCall, ScriptedUsage, ScriptStep } from './script-step.ts';

const FINISH: readonly FinishReason[] = ['stop', 'length', 'tool_calls', 'content_filter', 'error'];
/** Members of an answer that the emulator makes itself, or has no place for. */
const LEFT_OUT = [
  'id',
  'created',
  'model',
  'provider',
  'role',
  'systemFingerprint',
  'reasoningSignature',
  'redactedThinking',
];
const WORDS = ['content', 'toolCalls', 'blocks', 'reasoning', 'webSearches'];
const ERROR = ['error', 'status', 'retryAfter'];
const READ = new Set([...LEFT_OUT, ...WORDS, ...ERROR, 'usage', 'finishReason', 'nativeFinishReason', 'fallthrough']);
/** Sums are counted anew. */
const USAGE = new Set([
  'prompt_tokens',
  'input_tokens',
  'promptTokenCount',
  'completion_tokens',
  'output_tokens',
  'candidatesTokenCount',
  'total_tokens',
  'totalTokenCount',
  'prompt_tokens_details',
  'completion_tokens_details',
  'cost',
]);

/** What an aimock fixture answers, as a step says it. */
export function readAimockAnswer(
  response: JsonObject,
  { place, chunkSize, notes }: { place: string; chunkSize: JsonValue | undefined; notes: string[] },
): Partial<ScriptStep> {
  for (const name of Object.keys(response)) {
    if (!READ.has(name)) notes.push(`${place}.response.${name} is left out: the emulator does not know it`);
  }
  if (response.error !== undefined) {
    if (response.fallthrough !== undefined) {
      notes.push(`${place}.response.fallthrough is left out: an error is answered whatever "models" the request names`);
    }
    return {};
  }
  if (WORDS.every((name) => response[name] === undefined)) {
    refuse(`${place}.response`, `The fixture says nothing: there are ${[...WORDS, 'error'].join(', ')}`);
  }
  const blocks = response.blocks === undefined ? [] : requireList(response.blocks, `${place}.response.blocks`);
  if (blocks.length > 0) notes.push(`${place}: text comes before tool calls, whatever the order of the blocks`);
  for (const name of LEFT_OUT) {
    if (response[name] !== undefined) notes.push(`${place}.response.${name} is left out: the emulator makes its own`);
  }
  const parts = blocks.map((block, index) => requireObject(block, `${place}.response.blocks.${index}`));
  const said = parts.filter(({ type }) => type === 'text').map(({ text }) => (typeof text === 'string' ? text : ''));
  const written = response.content === undefined ? said.join('') : asText(response.content);
  const calls = [
    ...parts.filter(({ type }) => type === 'toolCall'),
    ...(blocks.length > 0 || response.toolCalls === undefined
      ? []
      : requireList(response.toolCalls, `${place}.response.toolCalls`)),
  ].map((call, index) => readCall(call, `${place}.response.toolCalls.${index}`));
  const finish = FINISH.find((reason) => reason === response.finishReason);
  if (response.finishReason !== undefined && !finish) {
    notes.push(`${place}.response.finishReason is left out: there are ${FINISH.join(', ')}`);
  }
  for (const name of isJsonObject(response.usage) ? Object.keys(response.usage) : []) {
    if (!USAGE.has(name)) notes.push(`${place}.response.usage.${name} is left out: the emulator counts by itself`);
  }
  return {
    text: typeof chunkSize === 'number' && chunkSize > 0 ? cutText(written, chunkSize) : written,
    ...(calls.length > 0 && { toolCalls: calls }),
    ...(typeof response.reasoning === 'string' && { reasoning: response.reasoning }),
    ...(Array.isArray(response.webSearches) && { annotations: response.webSearches.map(citation) }),
    ...(isJsonObject(response.usage) && { usage: readUsage(response.usage) }),
    ...(finish && { finishReason: finish }),
    ...(typeof response.nativeFinishReason === 'string' && { nativeFinishReason: response.nativeFinishReason }),
  };
}

function asText(content: JsonValue): string {
  return typeof content === 'string' ? content : JSON.stringify(content);
}

/** aimock counts characters; no pair of surrogates is cut. */
function cutText(text: string, size: number): string[] {
  const characters = [...text];
  const pieces: string[] = [];
  for (let at = 0; at < characters.length; at += size) pieces.push(characters.slice(at, at + size).join(''));
  return pieces;
}

function readCall(value: JsonValue, place: string): ScriptedCall {
  const call = requireObject(value, place);
  if (call.arguments === undefined) refuse(`${place}.arguments`, 'A tool call needs "name" and "arguments"');
  return {
    name: requireString(call.name, `${place}.name`),
    arguments: asText(call.arguments),
    ...(typeof call.id === 'string' && { id: call.id }),
  };
}

function citation(query: JsonValue): JsonObject {
  const topic = asText(query);
  const url = `https://example.com/simulated/${encodeURIComponent(topic)}`;
  return { type: 'url_citation', url_citation: { url, title: topic, content: '', start_index: 0, end_index: 0 } };
}

/** aimock takes the names of several APIs. */
function readUsage(usage: JsonObject): ScriptedUsage {
  const number = (...names: readonly (JsonValue | undefined)[]): number | undefined =>
    names.find((value): value is number => typeof value === 'number');
  const details = isJsonObject(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {};
  const output = isJsonObject(usage.completion_tokens_details) ? usage.completion_tokens_details : {};
  const counts = {
    promptTokens: number(usage.prompt_tokens, usage.input_tokens, usage.promptTokenCount),
    completionTokens: number(usage.completion_tokens, usage.output_tokens, usage.candidatesTokenCount),
    reasoningTokens: number(output.reasoning_tokens),
    cachedTokens: number(details.cached_tokens),
    cacheWriteTokens: number(details.cache_write_tokens),
    cost: number(usage.cost),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined));
}
