import { droppedConnection } from '../faults/dropped-connection.ts';
import type { RouteContext } from '../routing/route.ts';
import { sharedBodyFault } from './answer-inference.ts';
import { paceOf } from './pace.ts';

/**
 * Pieces one after the other, as fast as they are read, at the pace of the options and with what goes wrong with them.
 * Where a fault counts deltas, a piece is one.
 */
export function byteStream(context: RouteContext, pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const { signal } = context.request;
  const fault = sharedBodyFault(context.fault);
  const pace = paceOf(context);
  const left = limitPieces(pieces, fault);
  let at = 0;
  let wake = (): void => undefined;
  let abort = (): void => undefined;
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
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
        const milliseconds = (at === 0 ? pace?.firstEvent : pace?.perEvent) ?? 0;
        if (milliseconds > 0) await pause(milliseconds);
        if (signal.aborted) return;
        const piece = left[at++];
        if (piece) {
          controller.enqueue(piece);
          return;
        }
        if (fault?.kind === 'stall') {
          // Never resolved by time: only an abort or a cancel ends a stalled stream.
          await new Promise<void>((resolve) => (wake = resolve));
          return;
        }
        signal.removeEventListener('abort', abort);
        if (fault?.kind === 'cut' && fault.how === 'reset') controller.error(droppedConnection('in-body'));
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

/** Bytes in pieces of one size. */
export function cutPieces(bytes: Uint8Array, size: number): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += size) pieces.push(bytes.subarray(start, start + size));
  return pieces;
}

/** What a fault lets through. */
function limitPieces(pieces: readonly Uint8Array[], fault: ReturnType<typeof sharedBodyFault>): readonly Uint8Array[] {
  if (fault?.kind === 'stall') return pieces.slice(0, fault.afterDeltas ?? 0);
  if (fault?.kind !== 'cut') return pieces;
  if ('deltas' in fault.after) return pieces.slice(0, fault.after.deltas);
  if (!('bytes' in fault.after)) return pieces;
  let room = fault.after.bytes;
  return pieces.flatMap((piece) => {
    const kept = piece.subarray(0, Math.max(0, room));
    room -= piece.length;
    return kept.length > 0 ? [kept] : [];
  });
}
