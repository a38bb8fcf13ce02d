import type { AnswerRequest, ChatCallOptions } from '../chat/chat-exchange.ts';
import { generateAnswer } from '../chat/generate-chat.ts';
import type { ChatAnswer } from '../chat/generate-chat.ts';
import { chatOptionNames } from '../chat/request/chat-option-names.ts';
import type { RequestWarning } from '../chat/request/chat-request.ts';
import { limitStops } from '../chat/request/limit-stops.ts';
import { streamAnswer } from '../chat/stream-chat.ts';
import type { ChatStream } from '../chat/stream-chat.ts';
import { buildBody } from '../http/build-body.ts';
import type { Given } from '../http/build-body.ts';
import { checkModelId, checkText } from '../http/check-request.ts';
import type { Transport } from '../http/transport.ts';
import { isObject } from '../json.ts';
import type { JSONValue } from '../json.ts';
import type { ChatChunk, WireChoice } from '../wire/chat-response.ts';
import type { CompletionBody, CompletionOptions } from '../wire/completions.ts';
import { toChatLogprobs } from './to-chat-logprobs.ts';

/** The neutral request for a legacy completion. */
export interface CompletionRequest {
  model: string;
  prompt: string;
  options?: Given<CompletionOptions> | undefined;
  /** Fields that are not known here; sent as they are. None replaces an option, and `stream` is refused. */
  extra?: Readonly<Record<string, JSONValue | undefined>> | undefined;
}

/** Completes a text, and waits until the answer is whole. It is read by the machine that reads chat. */
export function generateCompletion(
  transport: Transport,
  request: CompletionRequest,
  options: ChatCallOptions = {},
): Promise<ChatAnswer<CompletionBody>> {
  return generateAnswer(transport, () => prepare(request, false), options);
}

/** Completes a text, and streams the answer. */
export function streamCompletion(
  transport: Transport,
  request: CompletionRequest,
  options: ChatCallOptions = {},
): Promise<ChatStream<CompletionBody>> {
  return streamAnswer(transport, () => prepare(request, true), options);
}

function prepare(request: CompletionRequest, stream: boolean): AnswerRequest<CompletionBody> {
  const warnings: RequestWarning[] = [];
  const body = buildCompletionBody(request);
  limitStops(body, warnings);
  return { path: '/completions', body: stream ? { ...body, stream } : body, warnings, toChunk };
}

const order = {
  // The names of chat are listed once; a record of them is what a list of them makes.
  ...(Object.fromEntries(chatOptionNames.map((name) => [name, true])) as Record<keyof CompletionOptions, true>),
  best_of: true,
  echo: true,
  logprobs: true,
  suffix: true,
} as const;

function buildCompletionBody({ model, prompt, options, extra }: CompletionRequest): CompletionBody {
  checkModelId(model);
  checkText('prompt', prompt);
  const fixed = { model: model.trim(), prompt };
  return buildBody<Pick<CompletionBody, 'model' | 'prompt'>, CompletionOptions>(fixed, order, options, extra);
}

/** `choices[].text` is what `delta.content` is in chat. */
function toChunk(chunk: ChatChunk): ChatChunk {
  if (!Array.isArray(chunk.choices)) return chunk;
  return { ...chunk, choices: chunk.choices.filter(isObject).map(toChoice) };
}

function toChoice(choice: WireChoice): WireChoice {
  if (typeof choice['text'] !== 'string') return choice;
  const { reasoning, reasoning_details: details, logprobs } = choice;
  return {
    ...choice,
    ...(isObject(logprobs) && { logprobs: toChatLogprobs(logprobs) }),
    delta: {
      content: choice['text'],
      ...(typeof reasoning === 'string' && { reasoning }),
      ...(Array.isArray(details) && { reasoning_details: details }),
    },
  };
}
