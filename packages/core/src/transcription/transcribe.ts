import { rejectPaid } from '../errors/paid-answer.ts';
import type { CallOptions } from '../http/call-options.ts';
import { sendJSON, toldBy } from '../http/send-json.ts';
import type { JSONExchange } from '../http/send-json.ts';
import type { Transport } from '../http/transport.ts';
import { unreadable } from '../http/unreadable.ts';
import { finiteNumber, isObject, nonEmptyString } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';
import { buildTranscriptionBody } from './build-transcription-body.ts';
import { toLanguageCode } from './language-code.ts';
import { isRefusalOfTimes, warnOfTimes, withoutTimes } from './times.ts';
import type { TranscriptPiece, TranscriptionAnswer, TranscriptionRequest } from './transcription-request.ts';

/** Models that refused to give times, as far as one work knows: they are not asked again. */
export type ModelsWithoutTimes = Set<string>;

/**
 * Writes down what is said in a recording.
 *
 * @throws {OpenRouterError} for every failure; `configuration`, before the request, for audio that cannot be sent. An answer that broke
 *   off is not retryable: it had been made, and is billed
 * @see https://openrouter.ai/docs/api-reference/transcription
 */
export function transcribe(
  transport: Transport,
  request: TranscriptionRequest,
  options: CallOptions = {},
): Promise<TranscriptionAnswer> {
  return transcribeOneOf(transport, request, options, new Set());
}

/** The same for one recording among several. */
export async function transcribeOneOf(
  transport: Transport,
  request: TranscriptionRequest,
  options: CallOptions,
  timeless: ModelsWithoutTimes,
): Promise<TranscriptionAnswer> {
  const isWish = (request.times?.length ?? 0) > 0 && request.options?.timestamp_granularities === undefined;
  if (isWish && timeless.has(request.model)) return send(transport, withoutTimes(request), request, options);
  try {
    return await send(transport, request, request, options);
  } catch (error) {
    if (!isWish || !isRefusalOfTimes(error)) throw error;
  }
  timeless.add(request.model);
  return send(transport, withoutTimes(request), request, options);
}

/** Sends a request, and reads its answer as that to the request which the caller made. */
async function send(
  transport: Transport,
  sent: TranscriptionRequest,
  asked: TranscriptionRequest,
  options: CallOptions,
): Promise<TranscriptionAnswer> {
  const body = buildTranscriptionBody(sent);
  const post = { method: 'POST', path: '/audio/transcriptions', body } as const;
  const exchange = await sendJSON(transport, post, options).catch(rejectPaid);
  return {
    ...readTranscript(exchange, asked),
    ...toldBy(exchange),
  };
}

function readTranscript(
  exchange: JSONExchange,
  asked: TranscriptionRequest,
): Omit<TranscriptionAnswer, 'generationId' | 'request' | 'response' | 'body'> {
  const { body } = exchange;
  const usage = isObject(body['usage']) ? body['usage'] : undefined;
  const { text } = body;
  if (typeof text !== 'string') throw unreadable(exchange, 'The answer holds no text');
  const language = nonEmptyString(body['language']);
  const segments = readPieces(body['segments'], 'text');
  const words = readPieces(body['words'], 'word');
  return {
    text,
    segments: segments.pieces,
    words: words.pieces,
    language: language === undefined ? undefined : toLanguageCode(language),
    durationInSeconds: finiteNumber(body['duration']) ?? finiteNumber(usage?.['seconds']),
    usage: readBodyUsage(body),
    model: nonEmptyString(body['model']),
    provider: nonEmptyString(body['provider']),
    warnings: warnOfTimes(asked, text, [
      { unit: 'segment', timed: segments.pieces.length, untimed: segments.untimed },
      { unit: 'word', timed: words.pieces.length, untimed: words.untimed },
    ]),
  };
}

/** A piece without times is no piece of a time line; its words are in `text` all the same. */
function readPieces(list: unknown, field: 'text' | 'word'): { pieces: TranscriptPiece[]; untimed: number } {
  const found = Array.isArray(list) ? list.filter(isObject) : [];
  const pieces = found.flatMap((piece): TranscriptPiece[] => {
    const startSecond = finiteNumber(piece['start']);
    const endSecond = finiteNumber(piece['end']);
    if (startSecond === undefined || endSecond === undefined) return [];
    const speaker = nonEmptyString(piece['speaker']);
    return [
      { text: nonEmptyString(piece[field]) ?? '', startSecond, endSecond, ...(speaker !== undefined && { speaker }) },
    ];
  });
  return { pieces, untimed: found.length - pieces.length };
}
