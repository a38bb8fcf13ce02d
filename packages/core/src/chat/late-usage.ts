import type { OpenRouterError } from '../errors/openrouter-error.ts';
import type { ChatEvent } from './chat-event.ts';
import type { ChatStream } from './stream-chat.ts';

/** How long an answer that failed may take to tell what it had used. Milliseconds. */
const patience = 1000;

/**
 * Gives the error of a broken answer the usage that comes behind it: upstreams report in a chunk of its own what they charge for the
 * part that they made. It is waited for no longer than a second, and the stream is cancelled then. Never rejects.
 *
 * @param error of an `error` event
 * @param events of the read that gave it
 * @param stream is read on
 * @returns the same error, with `usage` where it is told
 */
export async function withLateUsage(
  error: OpenRouterError,
  events: readonly ChatEvent[],
  stream: Pick<ChatStream, 'read' | 'cancel'>,
): Promise<OpenRouterError> {
  if (error.usage !== undefined) return error;
  const timer = setTimeout(() => void stream.cancel(), patience);
  try {
    for (let read: typeof events | undefined = events; read !== undefined; read = await stream.read()) {
      const finish = read.find(({ type }) => type === 'finish');
      if (finish?.type === 'finish') return Object.assign(error, { usage: finish.usage });
    }
  } catch {
    // Aborted meanwhile: the failure that came first is the one to tell.
  } finally {
    clearTimeout(timer);
  }
  return error;
}
