import type {
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
  LanguageModelV4StreamResult,
} from '@ai-sdk/provider';
import {
  buildChatBody,
  generateChat,
  streamChat,
  type ChatAnswer,
  type ChatCallOptions,
  type ChatRequest,
  type ChatStream,
  type Transport,
} from '@openrouter-adapters/core/base';

import { toHostError } from '../errors/to-host-error.ts';
import { connect } from '../model/connection.ts';
import type { ModelConfig } from '../model/model-config.ts';
import { toServerToolType } from '../tools/from-server-tool.ts';
import type { RequestNotes } from './answer/answer-notes.ts';
import { collectAnswer } from './answer/collect-answer.ts';
import { prepareStreamResult } from './answer/prepare-stream-result.ts';
import { toGenerateResult } from './answer/to-generate-result.ts';
import { fromCallOptions } from './request/from-call-options.ts';

/** The whole answer at once. Answers with audio are streamed inside, because OpenRouter gives audio only so. */
export async function generateAnswer(
  config: ModelConfig,
  call: LanguageModelV4CallOptions,
): Promise<LanguageModelV4GenerateResult> {
  const { request, options, warnings, notes } = prepare(config, call);
  const isStreamedInside = request.options?.modalities?.includes('audio') === true;
  const exchange = isStreamedInside ? collectAnswer : generateChat;
  const transport = connect(config.connection);
  let answer: ChatAnswer;
  try {
    answer = await exchange(transport, request, options);
  } catch (error) {
    throw toFailure(error, transport, request, false);
  }
  return toGenerateResult(answer, warnings, notes);
}

/** The answer as a stream of parts, in the order in which the model produced them. */
export async function streamAnswer(
  config: ModelConfig,
  call: LanguageModelV4CallOptions,
): Promise<LanguageModelV4StreamResult> {
  const { request, options, warnings, notes, coalesce = config.coalesce } = prepare(config, call);
  const toStreamResult = prepareStreamResult(notes);
  if (config.isStrict) request.extra = { stream_options: { include_usage: true }, ...request.extra };
  const transport = connect(config.connection);
  let stream: ChatStream;
  try {
    stream = await streamChat(transport, request, {
      ...options,
      includeRaw: call.includeRawChunks === true,
      coalesce,
    });
  } catch (error) {
    throw toFailure(error, transport, request, true);
  }
  return toStreamResult(stream, warnings);
}

function prepare(config: ModelConfig, call: LanguageModelV4CallOptions) {
  const { request, headers, coalesce, warnings } = fromCallOptions(config, call);
  const options: ChatCallOptions = { headers: config.headers(headers), signal: call.abortSignal };
  const notes: RequestNotes = {
    audioFormat: request.options?.audio?.format,
    serverTools: call.tools && namesOfServerTools(call.tools),
  };
  return { request, options, coalesce, warnings, notes };
}

/** A call that failed does not say what it sent: its body is built anew. */
function toFailure(error: unknown, { baseURL }: Transport, request: ChatRequest, stream: boolean): unknown {
  return toHostError(error, { url: `${baseURL}/chat/completions`, body: bodyOf(request, stream) });
}

function bodyOf(request: ChatRequest, stream: boolean): unknown {
  try {
    return buildChatBody(request, { stream }).body;
  } catch {
    return undefined; // The request cannot be built: that is the error which is being reported.
  }
}

/** Type on the wire → the caller's name. Of several tools of one type (advisors) the first stands for all: records tell the type only. */
function namesOfServerTools(tools: NonNullable<LanguageModelV4CallOptions['tools']>): Map<string, string> {
  const names = new Map<string, string>();
  for (const tool of tools) {
    const type = tool.type === 'provider' ? toServerToolType(tool.id) : undefined;
    if (type !== undefined && !names.has(type)) names.set(type, tool.name);
  }
  return names;
}
