import { toFinalError } from './final-error.ts';
import { OpenRouterError } from './openrouter-error.ts';

/**
 * What a kind that is billed for a whole answer (images, speech, transcription) rejects with: an answer that broke off was made, and
 * asking again would be a second charge. Any other error stays what it is.
 *
 * @example
 * const exchange = await sendJSON(transport, request, options).catch(rejectPaid);
 */
export function rejectPaid(error: unknown): never {
  if (!OpenRouterError.isInstance(error) || error.kind !== 'interrupted') throw error;
  const { generationId } = error;
  const place = generationId === undefined ? 'https://openrouter.ai/activity' : `the generation ${generationId}`;
  throw toFinalError(
    error,
    `It had been made, and is probably billed: look at ${place} before you ask for it again, which is paid for again.`,
  );
}
