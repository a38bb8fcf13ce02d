import type { CallOptions } from '../http/call-options.ts';
import { readPieces } from '../http/read-bytes.ts';
import type { Transport } from '../http/transport.ts';
import type { TransportResponse } from '../http/transport-response.ts';
import { nonEmptyString } from '../json.ts';
import { buildSpeechBody } from './build-speech-body.ts';
import { noSound, readSound, refuseWords, rejectBrokenSound } from './read-sound.ts';
import { readSpeechFormat } from './read-speech-format.ts';
import type { SpeechExchange, SpeechRequest } from './speech-request.ts';

/** Spoken text. */
export interface SpeechAnswer extends SpeechExchange {
  audio: Uint8Array;
}

/** Spoken text that arrives piece by piece. */
export interface SpeechStream extends SpeechExchange {
  /** The next bytes; `undefined` at the end. Rejects when the answer breaks off, or ends without any. */
  read(): Promise<Uint8Array | undefined>;
  /** Ends the answer and closes the connection. */
  cancel(reason?: unknown): Promise<void>;
}

/**
 * Speaks a text, and waits until it is whole.
 *
 * @throws {OpenRouterError} for every failure; an answer without bytes is `invalid-response`. One that broke off is not retryable: it had
 *   been made, and is billed
 * @see https://openrouter.ai/docs/api-reference/text-to-speech
 */
export async function generateSpeech(
  transport: Transport,
  request: SpeechRequest,
  options: CallOptions = {},
): Promise<SpeechAnswer> {
  const { exchange, response } = await sendSpeech(transport, request, options);
  return { ...exchange, audio: await readSound(response) };
}

/**
 * Speaks a text, and gives the audio while it arrives.
 *
 * @throws {OpenRouterError} for every failure before the first byte
 */
export async function streamSpeech(
  transport: Transport,
  request: SpeechRequest,
  options: CallOptions = {},
): Promise<SpeechStream> {
  const { exchange, response } = await sendSpeech(transport, request, options);
  const pieces = readPieces(response);
  let isEmpty = true;
  return {
    ...exchange,
    async read() {
      const bytes = await pieces.read().catch((cause: unknown) => rejectBrokenSound(cause, response));
      if (bytes === undefined && isEmpty) throw noSound(response);
      isEmpty &&= (bytes?.length ?? 0) === 0;
      return bytes;
    },
    async cancel(reason) {
      isEmpty = false; // Whoever gives the rest up misses nothing.
      pieces.cancel(reason);
    },
  };
}

async function sendSpeech(
  transport: Transport,
  request: SpeechRequest,
  { headers, signal }: CallOptions,
): Promise<{ exchange: SpeechExchange; response: TransportResponse }> {
  const body = buildSpeechBody(request);
  const response = await transport.send({ method: 'POST', path: '/audio/speech', body, headers, signal });
  await refuseWords(response);
  const type = response.headers['content-type'] ?? '';
  const exchange: SpeechExchange = {
    ...readSpeechFormat(type, body.response_format === 'pcm' ? 'audio/pcm' : 'audio/mpeg'),
    generationId: nonEmptyString(response.headers['x-generation-id']),
    request: { url: response.url, body },
    response: response.toHead(),
  };
  return { exchange, response };
}
