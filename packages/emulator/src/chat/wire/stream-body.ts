import { droppedConnection } from '../../faults/dropped-connection.ts';
import { pauseFor } from '../../inference/pauses.ts';
import { stall } from '../../inference/stall.ts';
import type { ChatEvent } from './chat-events.ts';
import { writeEvent } from './write-event.ts';

/** How a stream ended. */
type StreamEnd = 'finished' | 'cancelled' | 'failed';

/** Options of {@link streamBody}. */
export interface StreamBodyOptions {
  readonly signal: AbortSignal;
  readonly pace: { readonly firstEvent?: number; readonly perEvent?: number } | undefined;
  /** The body ends after so many bytes. */
  readonly cutBytes?: { readonly count: number; readonly how: 'close' | 'reset' } | undefined;
  /** Whether events carry their `type` in an `event:` line too. */
  readonly named: boolean;
  readonly onDelta: (tokens: number) => void;
  /** Called once. */
  readonly onEnd: (end: StreamEnd) => void;
}

/**
 * The bytes of a chat stream, written only as fast as they are read: an event is made when the reader asks for it. An
 * abort of the signal errors the stream, a cancel by the reader ends it; both end the work.
 */
export function streamBody(events: Iterator<ChatEvent>, options: StreamBodyOptions): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const { signal, pace } = options;
  let written = 0;
  let first = true;
  let ended = false;
  let isFinished = false;
  let wake = (): void => undefined;
  let abort = (): void => undefined;

  const end = (how: StreamEnd): void => {
    if (ended) return;
    ended = true;
    signal.removeEventListener('abort', abort);
    wake();
    events.return?.();
    options.onEnd(how);
  };
  // Who knows how the answer ended has all of it, also without waiting for the numbers.
  const leave = (): void => end(isFinished ? 'finished' : 'cancelled');
  const fail = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
    end('failed');
    controller.error(droppedConnection('in-body'));
  };
  const enqueue = (controller: ReadableStreamDefaultController<Uint8Array>, text: string): void => {
    const bytes = encoder.encode(text);
    const room = (options.cutBytes?.count ?? Infinity) - written;
    // What fits is not cut: whether anything is missing shows at the next event.
    if (bytes.length <= room) {
      written += bytes.length;
      controller.enqueue(bytes);
      return;
    }
    if (room > 0) controller.enqueue(bytes.subarray(0, room));
    if (options.cutBytes?.how === 'reset') return fail(controller);
    end('failed');
    controller.close();
  };

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        abort = () => {
          leave();
          controller.error(signal.reason);
        };
        signal.addEventListener('abort', abort, { once: true });
      },
      async pull(controller) {
        const { done, value } = events.next();
        if (done) {
          end('finished');
          controller.close();
          return;
        }
        const milliseconds = (first ? pace?.firstEvent : pace?.perEvent) ?? 0;
        if (value.kind !== 'comment') first = false;
        if (milliseconds > 0 && value.kind !== 'comment') await pauseFor(milliseconds, (own) => (wake = own));
        if (ended) return;
        const next = writeEvent(value, options.named);
        if ('text' in next) {
          if (value.kind === 'delta') options.onDelta(value.tokens);
          enqueue(controller, next.text);
          if (value.kind === 'finish') isFinished = true;
        } else if (next.stop === 'reset') {
          fail(controller);
        } else if (next.stop === 'close') {
          end('failed');
          controller.close();
        } else {
          // Never resolved by time: only an abort or a cancel ends a stalled stream.
          await stall((own) => (wake = own));
        }
      },
      cancel: leave,
    },
    { highWaterMark: 0 },
  );
}
