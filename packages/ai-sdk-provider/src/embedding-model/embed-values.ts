import type { EmbeddingModelV4CallOptions, EmbeddingModelV4Result, SharedV4Warning } from '@ai-sdk/provider';
import { embed } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { readCount } from '../options/read-count.ts';
import { CallGate } from './call-gate.ts';
import { runs } from './embedding-batches.ts';
import { fromEmbeddingCall } from './from-embedding-call.ts';
import { toEmbeddingResult } from './to-embedding-result.ts';

/** Requests at the same time: enough to keep the line busy, few enough for the rate limits of small accounts. */
const defaultParallelCalls = 8;

/** The gate of each model. Proxies and heirs of a model have its configuration, and share its gate. */
const gates = new WeakMap<ModelConfig, CallGate>();

/**
 * One call of an embedding model.
 *
 * @param mostValues more are refused
 */
export async function embedValues(
  config: ModelConfig,
  call: EmbeddingModelV4CallOptions,
  mostValues: number,
): Promise<EmbeddingModelV4Result> {
  const warnings: SharedV4Warning[] = [];
  const request = fromEmbeddingCall(config, call, mostValues, warnings);
  const batch = call.providerOptions ?? call;
  const answer = await gateOf(config).pass(
    () => sendCall(config, call, (transport, options) => embed(transport, request, options), { input: 'values' }),
    call.abortSignal,
    runs.get(batch)?.ofCall(call.headers),
    batch,
  );
  return toEmbeddingResult(answer, warnings);
}

function gateOf(config: ModelConfig): CallGate {
  const gate = gates.get(config) ?? new CallGate(readCount(config.ofModel, 'maxParallelCalls', defaultParallelCalls));
  gates.set(config, gate);
  return gate;
}
