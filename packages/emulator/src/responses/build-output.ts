import type { ChatAnswer } from '../chat/chat-answer.ts';
import { randomText, type Random } from '../deterministic/random.ts';
import { tokenLogprobs } from '../chat/text/token-logprobs.ts';
import { isJsonObject, type JsonObject } from '../json/json-value.ts';
import { toServerToolItem } from './server-tool-items.ts';
import { toReasoningItems } from './reasoning-items.ts';

/** What decides how output items look, beside the answer. */
export interface OutputOptions {
  readonly ids: Random;
  /** Alternatives per token; undefined for no log probabilities. */
  readonly logprobs: number | undefined;
  /** Whether messages say if they are the final answer. */
  readonly tellsPhase: boolean;
}

/** An answer as output items: reasoning, server tools, pictures, the message, function calls. */
export function buildOutput(answer: ChatAnswer, options: OutputOptions): JsonObject[] {
  const { ids } = options;
  const complete = answer.finishReason !== 'length';
  const message = buildMessage(answer, options, complete);
  return [
    ...toReasoningItems(answer.details, ids),
    ...(answer.serverTools ?? []).map((use) => toServerToolItem(use, ids)),
    ...answer.images.map((url) => ({
      id: `ig_tmp_${randomText(ids, 11)}`,
      type: 'image_generation_call',
      status: 'completed',
      result: url.slice(url.indexOf(',') + 1),
    })),
    ...(message ? [message] : []),
    ...answer.toolCalls.map((call, index) => ({
      id: `fc_tmp_${randomText(ids, 11)}`,
      type: 'function_call',
      // Only what came last can have been cut off.
      status: complete || index < answer.toolCalls.length - 1 ? 'completed' : 'incomplete',
      call_id: call.id,
      name: call.function.name,
      arguments: call.function.arguments,
    })),
  ];
}

function buildMessage(
  answer: ChatAnswer,
  { ids, logprobs, tellsPhase }: OutputOptions,
  complete: boolean,
): JsonObject | undefined {
  const said = answer.refusal ?? answer.text;
  if (said === '') return undefined;
  const text = {
    type: 'output_text',
    text: answer.text,
    annotations: answer.annotations.flatMap(toAnnotation),
    logprobs: logprobs === undefined ? [] : tokenLogprobs(answer.text, logprobs).map((one) => ({ ...one })),
  };
  const calls = answer.toolCalls.length > 0;
  return {
    id: `msg_tmp_${randomText(ids, 11)}`,
    type: 'message',
    role: 'assistant',
    status: complete || calls ? 'completed' : 'incomplete',
    content: [answer.refusal === undefined ? text : { type: 'refusal', refusal: answer.refusal }],
    ...(tellsPhase && { phase: calls ? 'commentary' : 'final_answer' }),
  };
}

/** A citation of the web, flat; notes about files have no counterpart in this form. */
function toAnnotation({ type, url_citation: cited }: JsonObject): JsonObject[] {
  if (type !== 'url_citation' || !isJsonObject(cited)) return [];
  const { url, title, start_index: start, end_index: end } = cited;
  return [{ type, url, title: title ?? '', start_index: start ?? 0, end_index: end ?? 0 }];
}
