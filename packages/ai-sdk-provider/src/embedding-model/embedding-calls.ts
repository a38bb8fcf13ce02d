import type { EmbeddingModelV4CallOptions, EmbeddingModelV4Result, SharedV4Warning } from '@ai-sdk/provider';
import { embed } from '@openrouter-adapters/core';

import type { ModelConfig } from '../model/model-config.ts';
import { sendCall } from '../model/send-call.ts';
import { CallGate } from './call-gate.ts';
import { findRun } from './embedding-batches.ts';
import { fromEmbeddingCall } from './from-embedding-call.ts';
import { toEmbeddingResult } from './to-embedding-result.ts';

/** Calls of one embedding model, of which only some run at the same time. */
export class EmbeddingCalls {
  readonly #config: ModelConfig;
  readonly #mostValues: number;
  readonly #gate: CallGate;

  constructor(config: ModelConfig, mostValues: number, parallelCalls: number) {
    this.#config = config;
    this.#mostValues = mostValues;
    this.#gate = new CallGate(parallelCalls);
  }

  /** One call of the model. */
  async embed(call: EmbeddingModelV4CallOptions): Promise<EmbeddingModelV4Result> {
    const warnings: SharedV4Warning[] = [];
    const request = fromEmbeddingCall(this.#config, call, this.#mostValues, warnings);
    const answer = await this.#gate.pass(
      () =>
        sendCall(this.#config, call, (transport, options) => embed(transport, request, options), { input: 'values' }),
      call.abortSignal,
      findRun(call.providerOptions),
    );
    return toEmbeddingResult(answer, warnings);
  }
}
