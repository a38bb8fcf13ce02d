import { droppedConnection } from '../faults/dropped-connection.ts';
import type { RouteContext } from '../routing/route.ts';
import { sharedBodyFault } from './answer-inference.ts';
import { paceOf } from './pace.ts';
import type { InferenceEnd } from './settle-inference.ts';
import { pauseFor } from './pauses.ts';
import { stall } from './stall.ts';

/** What came of a body. */
export interface ByteStreamEnd {
  /** `failed`: a fault cut it. `cancelled`: the client left before the last piece. */
  readonly end: InferenceEnd;
  /** Pieces that went out. */
  readonly pieces: number;
  /** When the first went out, by the clock of the emulator; undefined where none did. */
  readonly firstByteAt: number | undefined;
}

/**
 * Pieces one after the other, as fast as they are read, at the pace of the options and with what goes wrong with them.
 * Where a fault counts deltas, a piece is one. `onEnd` is called once.
 */
export function byteStream(
  context: RouteContext,
  pieces: readonly Uint8Array[],
  onEnd: (end: ByteStreamEnd) => void = () => undefined,
): ReadableStream<Uint8Array> {
  const { signal } = context.request;
  const fault = sharedBodyFault(context.fault);
  const pace = paceOf(context);
  const { left, isCut } = limitPieces(pieces, fault);
  let at = 0;
  let firstByteAt: number | undefined;
  let ended = false;
  let wake = (): void => undefined;
  let abort = (): void => undefined;
  const finish = (end: InferenceEnd): void => {
    if (ended) return;
    ended = true;
    signal.removeEventListener('abort', abort);
    wake();
    onEnd({ end, pieces: at, firstByteAt });
  };
  // Who has the last piece has everything, also without looking for an end.
  const leave = (): void => finish(at >= pieces.length && !isCut ? 'finished' : 'cancelled');
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
        const milliseconds = (at === 0 ? pace?.firstEvent : pace?.perEvent) ?? 0;
        if (milliseconds > 0) await pauseFor(milliseconds, (own) => (wake = own));
        if (ended) return;
        const piece = left[at];
        if (piece) {
          at++;
          firstByteAt ??= context.state.clock();
          controller.enqueue(piece);
          return;
        }
        if (fault?.kind === 'stall') {
          // Never resolved by time: only an abort or a cancel ends a stalled stream.
          await stall((own) => (wake = own));
          return;
        }
        finish(isCut ? 'failed' : 'finished');
        if (isCut && fault?.kind === 'cut' && fault.how === 'reset') controller.error(droppedConnection('in-body'));
        else controller.close();
      },
      cancel: leave,
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

/** What a fault lets through. A cut beyond the end cuts nothing. */
function limitPieces(
  pieces: readonly Uint8Array[],
  fault: ReturnType<typeof sharedBodyFault>,
): { left: readonly Uint8Array[]; isCut: boolean } {
  if (fault?.kind === 'stall') return { left: pieces.slice(0, fault.afterDeltas ?? 0), isCut: false };
  if (fault?.kind !== 'cut') return { left: pieces, isCut: false };
  if ('deltas' in fault.after) {
    return { left: pieces.slice(0, fault.after.deltas), isCut: pieces.length > fault.after.deltas };
  }
  if (!('bytes' in fault.after)) return { left: pieces, isCut: false };
  let room = fault.after.bytes;
  const left = pieces.flatMap((piece) => {
    const kept = piece.subarray(0, Math.max(0, room));
    room -= piece.length;
    return kept.length > 0 ? [kept] : [];
  });
  return { left, isCut: room < 0 };
}
