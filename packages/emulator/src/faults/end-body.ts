import { pauseFor } from '../inference/pauses.ts';
import { stall } from '../inference/stall.ts';
import type { FaultyBody } from './apply-body-fault.ts';
import { droppedConnection } from './dropped-connection.ts';

/** A body that ends as a fault wants it, after a pause if there is one. */
export function endBody({ text, end }: FaultyBody, signal: AbortSignal, pause = 0): BodyInit {
  if (end === 'close' && pause === 0) return text;
  let wake = (): void => undefined;
  let abort = (): void => undefined;
  let written = text === '';
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        abort = () => {
          wake();
          controller.error(signal.reason);
        };
        signal.addEventListener('abort', abort, { once: true });
      },
      async pull(controller) {
        if (!written) {
          if (pause > 0) await pauseFor(pause, (own) => (wake = own));
          if (signal.aborted) return;
          written = true;
          controller.enqueue(new TextEncoder().encode(text));
          // The break comes with the next pull: the text has to be read before it is noticed.
          return;
        }
        if (end === 'stall') {
          // Never resolved by time: only an abort or a cancel ends a stalled body.
          await stall((own) => (wake = own));
          return;
        }
        signal.removeEventListener('abort', abort);
        if (end === 'reset') controller.error(droppedConnection('in-body'));
        else controller.close();
      },
      cancel() {
        signal.removeEventListener('abort', abort);
        wake();
      },
    },
    { highWaterMark: 0 },
  );
}
