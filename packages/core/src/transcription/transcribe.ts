import type { CallOptions } from '../http/call-options.ts';
import { sendJSON } from '../http/send-json.ts';
import type { JSONExchange } from '../http/send-json.ts';
import type { Transport } from '../http/transport.ts';
import { unreadable } from '../http/unreadable.ts';
import { finiteNumber, isObject, nonEmptyString } from '../json.ts';
import { readBodyUsage } from '../usage/read-usage.ts';
import { buildTranscriptionBody } from './build-transcription-body.ts';
import type { TranscriptPiece, TranscriptionAnswer, TranscriptionRequest } from './transcription-request.ts';

/**
 * Writes down what is said in a recording.
 *
 * @throws {OpenRouterError} for every failure; `configuration`, before the request, for audio that cannot be sent
 * @see https://openrouter.ai/docs/api-reference/transcription
 */
export async function transcribe(
  transport: Transport,
  request: TranscriptionRequest,
  options: CallOptions = {},
): Promise<TranscriptionAnswer> {
  const body = buildTranscriptionBody(request);
  const exchange = await sendJSON(transport, { method: 'POST', path: '/audio/transcriptions', body }, options);
  return {
    ...readTranscript(exchange),
    generationId: exchange.generationId,
    request: { url: exchange.request.url, body },
    response: exchange.response,
    body: exchange.body,
  };
}

function readTranscript(
  exchange: JSONExchange,
): Omit<TranscriptionAnswer, 'generationId' | 'request' | 'response' | 'body'> {
  const { body } = exchange;
  const usage = isObject(body['usage']) ? body['usage'] : undefined;
  const { text } = body;
  if (typeof text !== 'string') throw unreadable(exchange, 'The answer holds no text');
  return {
    text,
    segments: readPieces(body['segments'], 'text'),
    words: readPieces(body['words'], 'word'),
    language: nonEmptyString(body['language']),
    durationInSeconds: finiteNumber(body['duration']) ?? finiteNumber(usage?.['seconds']),
    usage: readBodyUsage(body),
    model: nonEmptyString(body['model']),
    provider: nonEmptyString(body['provider']),
  };
}

/** A piece without times is no piece of a time line; its words are in `text` all the same. */
function readPieces(list: unknown, field: 'text' | 'word'): TranscriptPiece[] {
  return (Array.isArray(list) ? list.filter(isObject) : []).flatMap((piece) => {
    const startSecond = finiteNumber(piece['start']);
    const endSecond = finiteNumber(piece['end']);
    if (startSecond === undefined || endSecond === undefined) return [];
    const speaker = nonEmptyString(piece['speaker']);
    return [
      { text: nonEmptyString(piece[field]) ?? '', startSecond, endSecond, ...(speaker !== undefined && { speaker }) },
    ];
  });
}
