import { InvalidArgumentError, type SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { EmbeddingModelProviderOptionsTransformer } from '@ai-sdk/provider-utils';
import { isObject } from '@openrouter-adapters/core/setup';

import type { BatchOfRun } from './call-gate.ts';
import { EmbedManyRun } from './embed-many-run.ts';

/** The run that a batch belongs to, by the options that the batch got. */
const runs = new WeakMap<object, EmbedManyRun>();
/** The newest run over a list of values. */
const newestRuns = new WeakMap<readonly string[], EmbedManyRun>();

/** The run of a call of `embedMany`; undefined for any other call, and where a middleware gave the call other options. */
export function findRun(options: SharedV4ProviderOptions | undefined): BatchOfRun | undefined {
  const run = options === undefined ? undefined : runs.get(options);
  return options === undefined || run === undefined ? undefined : { run, batch: options };
}

/**
 * Cuts what belongs to the values of a batch out of `content`, and marks the batch as one of its run. The AI SDK prepares the batches of a
 * run in their order.
 */
export const toBatchOptions: EmbeddingModelProviderOptionsTransformer = ({
  providerOptions,
  values,
  startIndex,
  endIndex,
}) => {
  const ours = providerOptions?.['openrouter'];
  const content = Array.isArray(ours?.['content']) ? ours['content'] : undefined;
  if (startIndex === 0) newestRuns.set(values, beginRun(values, content));
  // A list of another length is refused with the request, where its length is told.
  const isCut = content !== undefined && content.length === values.length;
  const options = isCut
    ? { ...providerOptions, openrouter: { ...ours, content: content.slice(startIndex, endIndex) } }
    : { ...providerOptions };
  const run = newestRuns.get(values);
  if (run !== undefined) runs.set(options, run);
  return options;
};

/** A run fails before its first request when a value is empty: a batch that fails later would leave others paid for nothing. */
function beginRun(values: readonly string[], content: readonly unknown[] | undefined): EmbedManyRun {
  const run = new EmbedManyRun();
  const empty = values.findIndex((text, index) => text === '' && !hasParts(content?.[index]));
  if (empty >= 0) {
    run.fail(
      new InvalidArgumentError({
        argument: 'values',
        message: `The value at index ${empty} is empty: there is nothing to make a vector of. Leave it out.`,
      }),
    );
  }
  return run;
}

function hasParts(entry: unknown): boolean {
  return Array.isArray(entry) && entry.some(isObject);
}
