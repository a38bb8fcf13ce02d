import { abortReason, throwIfAborted } from '@openrouter-adapters/core/base';

import type { EmbedManyRun } from './embed-many-run.ts';
import { onAbort } from './on-abort.ts';

/** A call that is one of the batches of a run. */
export interface BatchOfRun {
  run: EmbedManyRun;
  /** The same object each time the batch is tried. */
  batch: object;
}

/** Lets so many calls through at the same time; the others wait for their turn. */
export class CallGate {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(places: number) {
    this.#free = places;
  }

  /**
   * Runs a call when it has a place and its run admits it. A call that is aborted while it waits rejects at once with the signal's reason.
   */
  async pass<Result>(
    call: () => Promise<Result>,
    signal: AbortSignal | undefined,
    part: BatchOfRun | undefined,
  ): Promise<Result> {
    await this.#enter(signal);
    try {
      if (part === undefined) return await call();
      if (part.run.admits(part.batch)) return await part.run.send(part.batch, call);
    } finally {
      this.#leave();
    }
    // The run broke while its batches waited in line.
    await wait((resume) => part.run.hold(resume), signal);
    return this.pass(call, signal, part);
  }

  async #enter(signal: AbortSignal | undefined): Promise<void> {
    throwIfAborted(signal);
    if (this.#free > 0) this.#free -= 1;
    else
      await wait(
        (resume) => this.#waiting.push(resume),
        signal,
        (resume) => this.#waiting.splice(this.#waiting.indexOf(resume), 1),
      );
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

/** Waits until `line` calls back. An abort rejects at once; `giveUp` then takes the caller out of the line. */
function wait(
  line: (resume: () => void) => void,
  signal: AbortSignal | undefined,
  giveUp: (resume: () => void) => void = () => undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const resume = (): void => {
      forget();
      resolve();
    };
    const forget = onAbort(signal, () => {
      giveUp(resume);
      reject(abortReason(signal));
    });
    line(resume);
  });
}
