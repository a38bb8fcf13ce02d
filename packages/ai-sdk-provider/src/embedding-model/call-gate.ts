import { abortReason, throwIfAborted } from '@openrouter-adapters/core/base';

import type { EmbedManyRun } from './embed-many-run.ts';
import { onAbort } from './on-abort.ts';

/** Lets so many calls through at the same time; the others wait for their turn. */
export class CallGate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  /**
   * Runs a call when it has a place and its run admits it. A call that is aborted while it waits rejects at once with the signal's reason.
   *
   * @param batch the same object each time the batch is tried
   */
  async pass<Result>(
    call: () => Promise<Result>,
    signal: AbortSignal | undefined,
    run: EmbedManyRun | undefined,
    batch: object,
  ): Promise<Result> {
    throwIfAborted(signal);
    if (this.#free > 0) this.#free -= 1;
    else await wait(this.#waiting, signal);
    try {
      if (run === undefined) return await call();
      if (run.admits(batch)) return await run.send(batch, call);
    } finally {
      this.#leave();
    }
    // The run broke while its batches waited in line.
    await run.hold(wait(run.held, signal));
    return this.pass(call, signal, run, batch);
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

/** Waits in a line until somebody calls back. An abort rejects at once. */
function wait(line: (() => void)[], signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const resume = (): void => {
      forget();
      resolve();
    };
    const forget = onAbort(signal, () => {
      line.splice(line.indexOf(resume), 1);
      reject(abortReason(signal));
    });
    line.push(resume);
  });
}
