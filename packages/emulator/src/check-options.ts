import type { EmulatorOptions } from './emulator-options.ts';
import { nearestNames } from './text/nearest.ts';

const OPTIONS: Readonly<Record<keyof EmulatorOptions, true>> = {
  seed: true,
  clock: true,
  random: true,
  models: true,
  keys: true,
  credits: true,
  freeQuota: true,
  generationDelay: true,
  byok: true,
  faults: true,
  script: true,
  upstreams: true,
  usageChunk: true,
  keepAliveLines: true,
  pace: true,
  cacheMinimumTokens: true,
  verifyReasoning: true,
  usageCost: true,
  embeddingOrder: true,
  embeddingEncoding: true,
  embeddingInputs: true,
  speechRate: true,
  video: true,
  webhook: true,
};

/** A TypeError where there is no such option: a misspelled one would have no effect, and a test would prove nothing. */
export function checkOptionNames(options: EmulatorOptions): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(OPTIONS, name));
  if (unknown === undefined) return;
  const [near] = nearestNames(unknown, Object.keys(OPTIONS), 1);
  throw new TypeError(
    `createEmulator has no option "${unknown}". ` +
      (near === undefined ? `There are ${Object.keys(OPTIONS).join(', ')}.` : `Did you mean "${near}"?`),
  );
}
