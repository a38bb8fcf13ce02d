import type { FaultyBody } from './apply-body-fault.ts';
import { droppedConnection } from './dropped-connection.ts';

/** A body that ends as a fault wants it. */
export function endBody({ text, end }: FaultyBody, signal: AbortSignal): BodyInit {
  if (end === 'close') return text;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (text !== '') controller.enqueue(new TextEncoder().encode(text));
      if (end === 'stall') signal.addEventListener('abort', () => controller.error(signal.reason), { once: true });
    },
    pull(controller) {
      // Not in start(): the text has to be read before the break is noticed.
      if (end === 'reset') controller.error(droppedConnection('in-body'));
    },
  });
}
