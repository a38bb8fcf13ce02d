import type { OpenRouterError } from '../errors/openrouter-error.ts';
import { rejectPaid } from '../errors/paid-answer.ts';
import { readError } from '../errors/read-error.ts';
import { isOfType } from '../http/is-of-type.ts';
import { readJSONBody, rejectText, toInterruption } from '../http/read-body.ts';
import { readBytesBody } from '../http/read-bytes.ts';
import type { TransportResponse } from '../http/transport-response.ts';
import { unreadable } from '../http/unreadable.ts';

/** @throws {OpenRouterError} for an answer that is no sound: an error under a status of success, a page, a sentence of a proxy, a picture */
export async function refuseWords(response: TransportResponse): Promise<void> {
  if (isOfType(response, 'json')) throw readError(await readJSONBody(response), response);
  if (isOfType(response, 'text') || isOfType(response, 'html') || isOfType(response, 'xml')) await rejectText(response);
  if (!isOfType(response, 'image')) return;
  response.body.cancel();
  throw unreadable({ response, mask: response.mask }, 'The answer is a picture, not audio');
}

/**
 * The whole sound.
 *
 * @throws {OpenRouterError} when it breaks off, which is not retryable: it had been made, and is billed; and for an answer without bytes
 */
export async function readSound(response: TransportResponse): Promise<Uint8Array<ArrayBuffer>> {
  const sound = await readBytesBody(response).catch(rejectPaid);
  if (sound.length === 0) throw noSound(response);
  return sound;
}

/** Rejects with the error for a sound that broke off. */
export function rejectBrokenSound(cause: unknown, response: TransportResponse): never {
  rejectPaid(toInterruption(cause, response));
}

/** The error for an answer without bytes. */
export function noSound(response: TransportResponse): OpenRouterError {
  return unreadable({ response, mask: response.mask }, 'The answer holds no audio');
}
