/**
 * A bar on the terminal for long work: `@openrouter-adapters/core/progress-bar`. It needs the package `cli-progress`, which draws it.
 */
import type { OnProgress, Progress } from '@openrouter-adapters/core';
import { SingleBar } from 'cli-progress';
import type { Options } from 'cli-progress';

export type { OnProgress, Progress };

/** Where the bar goes, and what stands before it. */
export interface ProgressBarOptions {
  /** For example `Embedding`. */
  label?: string | undefined;
  /** Default: the standard error stream. Nothing is written to one that is no terminal. */
  stream?: { write(text: string): unknown; isTTY?: boolean; columns?: number } | undefined;
}

/** A bar of one line. */
export interface ProgressBar {
  /** Give it to any long work of core as `onProgress`. */
  onProgress: OnProgress;
  /** Ends the line. A work that is whole ends it by itself; call it after one that failed. */
  stop: () => void;
}

/**
 * Makes a bar of one line: how much is done, what it has cost and how long the rest takes.
 *
 * @example
 * const bar = createProgressBar({ label: 'Embedding' });
 * try {
 *   await embedMany(transport, request, { onProgress: bar.onProgress });
 * } finally {
 *   bar.stop();
 * }
 */
export function createProgressBar({ label = 'Working', stream }: ProgressBarOptions = {}): ProgressBar {
  const bar = new SingleBar({
    format: `${label} {bar} {value}/{total} · {cost} · {rest}`,
    hideCursor: true,
    stopOnComplete: true,
    // What the library takes from a stream is what is named above.
    ...(stream !== undefined && { stream: stream as NonNullable<Options['stream']> }),
  });
  return {
    onProgress(progress) {
      const payload = describe(progress);
      if (bar.isActive) bar.update(progress.done, payload);
      else bar.start(progress.total ?? 0, progress.done, payload);
    },
    stop: () => bar.stop(),
  };
}

function describe({ cost, etaSeconds }: Progress): { cost: string; rest: string } {
  return { cost: `$${cost.toFixed(4)}`, rest: etaSeconds === undefined ? '' : `${Math.ceil(etaSeconds)} s left` };
}
