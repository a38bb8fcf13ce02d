import { InvalidArgumentError } from '@ai-sdk/provider';
import type { EmbeddingModelProviderOptionsTransformer } from '@ai-sdk/provider-utils';
import { isObject } from '@openrouter-adapters/core/setup';

import { EmbedManyRun } from './embed-many-run.ts';

/** The run of each batch of `embedMany`, by the options that the batch got. A middleware may give it others: then it has none. */
export const runs = new WeakMap<object, EmbedManyRun>();
/** The runs whose batches are being prepared, by their lists. */
const preparing = new Map<readonly string[], EmbedManyRun>();

/** Cuts what belongs to the values of a batch out of `content`, and marks the batch as one of its run. */
export const toBatchOptions: EmbeddingModelProviderOptionsTransformer = ({
  providerOptions,
  values,
  startIndex,
  endIndex,
}) => {
  const ours = providerOptions?.['openrouter'];
  const content = Array.isArray(ours?.['content']) ? ours['content'] : undefined;
  // A list of another length is refused with the request, where its length is told.
  const isCut = content !== undefined && content.length === values.length;
  const options = isCut
    ? { ...providerOptions, openrouter: { ...ours, content: content.slice(startIndex, endIndex) } }
    : { ...providerOptions };
  const run = findRun(values, startIndex);
  run.next = endIndex;
  if (startIndex === 0) checkValues(values, content, run);
  runs.set(options, run);
  return options;
};

/**
 * The run of the batch that begins there. The AI SDK does not say which call a batch belongs to, but it prepares those that it sends at the
 * same time in one go, one behind the other. Later batches of the call need no part in the run: they exist only when these have succeeded.
 */
function findRun(values: readonly string[], startIndex: number): EmbedManyRun {
  const last = preparing.get(values);
  if (last?.next === startIndex) return last;
  const run = new EmbedManyRun();
  preparing.set(values, run);
  queueMicrotask(() => preparing.delete(values));
  return run;
}

/** A call fails before its first request when a value is empty: a batch that fails later would leave others paid for nothing. */
function checkValues(values: readonly string[], content: readonly unknown[] | undefined, run: EmbedManyRun): void {
  const empty = values.findIndex((text, index) => text === '' && !hasParts(content?.[index]));
  if (empty >= 0) {
    run.fail(
      new InvalidArgumentError({
        argument: 'values',
        message: `The value at index ${empty} is empty: there is nothing to make a vector of. Leave it out.`,
      }),
    );
  }
}

function hasParts(entry: unknown): boolean {
  return Array.isArray(entry) && entry.some(isObject);
}
