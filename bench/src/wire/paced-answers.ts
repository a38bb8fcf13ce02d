import { answerWith } from './answering.ts';
import { textEvents } from './chat-events.ts';
import { readPerEvent } from './reads.ts';

/** Answers that send a chunk each whenever they are told to, as many models do that are asked at once. */
export class PacedAnswers {
  readonly #reads: readonly Uint8Array[];
  readonly #controllers = new Map<ReadableStreamDefaultController<Uint8Array>, number>();

  constructor(chunks: number) {
    this.#reads = readPerEvent(textEvents(chunks));
    answerWith((_, signal) => this.#open(signal), 'text/event-stream');
  }

  /** Streams that were neither read to their end nor closed. */
  get open(): number {
    return this.#controllers.size;
  }

  /** Sends so many chunks on every stream, the next one when the last was read. */
  async send(chunks: number): Promise<void> {
    await turn();
    for (let sent = 0; sent < chunks && this.#controllers.size > 0; sent += 1) {
      for (const [controller, at] of this.#controllers) {
        const read = this.#reads[at];
        if (read !== undefined) {
          this.#controllers.set(controller, at + 1);
          controller.enqueue(read);
        } else {
          this.#controllers.delete(controller);
          controller.close();
        }
      }
      await turn();
    }
  }

  #open(signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
    let own: ReadableStreamDefaultController<Uint8Array> | undefined;
    return new ReadableStream({
      start: (controller) => {
        own = controller;
        this.#controllers.set(controller, 0);
        // What a `fetch` does with the connection.
        signal?.addEventListener('abort', () => {
          if (this.#controllers.delete(controller)) controller.error(signal.reason);
        });
      },
      cancel: () => {
        if (own !== undefined) this.#controllers.delete(own);
      },
    });
  }
}

/** Everybody who waits gets his turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}
