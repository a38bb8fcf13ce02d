import type { Events } from './chat-events.ts';

const encoder = new TextEncoder();

/** A stream of which each event is a network read of its own, as a live model sends it. */
export function readPerEvent(events: Events): Uint8Array[] {
  return events.map((event) => encoder.encode(`data: ${event}\n\n`));
}

/** A stream in reads of so many bytes, which end inside events: what a fast upstream or a cache sends. By default what a socket of Node gives at most. */
export function readPerBytes(events: Events, bytes = 64 * 1024): Uint8Array[] {
  const whole = encoder.encode(events.map((event) => `data: ${event}\n\n`).join(''));
  return Array.from({ length: Math.ceil(whole.length / bytes) }, (_, at) =>
    whole.subarray(at * bytes, (at + 1) * bytes),
  );
}
