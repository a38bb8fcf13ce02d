import type { ChatOptions } from '../../wire/chat-options.ts';
import type { RequestWarning } from './chat-request.ts';

/** What the API takes at most (schema of `stop`). */
const mostStops = 4;

/** Leaves out what is too much, and an empty list, which upstreams refuse. Changes the body, which is the caller's own. */
export function limitStops(body: Pick<ChatOptions, 'stop'>, warnings: RequestWarning[]): void {
  const { stop } = body;
  if (!Array.isArray(stop)) return;
  if (stop.length === 0) delete body.stop;
  if (stop.length <= mostStops) return;
  body.stop = stop.slice(0, mostStops);
  const message = `OpenRouter takes at most ${mostStops} stop sequences: the others are not sent.`;
  warnings.push({ option: 'stop', message });
}
