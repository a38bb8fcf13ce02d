import { Embeddings } from '@langchain/core/embeddings';
import { embed, embedMany } from '@openrouter-adapters/core';
import type { EmbeddingValue } from '@openrouter-adapters/core';

import { toAnswerCost } from '../client/answer-facts.ts';
import { checkList } from '../client/check-list.ts';
import { Client } from '../client/client.ts';
import { runCall } from '../client/run-call.ts';
import type { CallRun } from '../client/run-call.ts';
import type { OpenRouterEmbeddingsCallOptions, OpenRouterEmbeddingsInput } from './embeddings-fields.ts';
import { fromEmbeddingsFields } from './from-embeddings-fields.ts';

/** Requests of one call at the same time. */
const defaultConcurrency = 4;

/**
 * Vectors of texts by an embedding model on OpenRouter, for vector stores and retrievers.
 *
 * Any number of documents is split into requests, some at a time. What each request cost reaches callbacks (of the constructor, of the
 * call, and of the run around it) as the custom event `openrouter_cost`.
 *
 * @example
 * const embeddings = new OpenRouterEmbeddings({ model: 'openai/text-embedding-3-small' });
 * const store = await MemoryVectorStore.fromDocuments(documents, embeddings);
 */
export class OpenRouterEmbeddings extends Embeddings {
  readonly model: string;
  readonly dimensions: number | undefined;
  readonly batchSize: number | undefined;
  readonly #client: Client;
  readonly #fields: OpenRouterEmbeddingsInput;

  /**
   * @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by the first call.
   */
  constructor(fields: OpenRouterEmbeddingsInput) {
    super({});
    this.#fields = fields;
    this.#client = new Client(fields);
    this.caller = this.#client.caller;
    this.model = fields.model;
    this.dimensions = fields.dimensions;
    this.batchSize = fields.batchSize;
  }

  /**
   * One vector for each document, in their order; no documents, no request.
   *
   * @param documents texts; values of other kinds (images, token ids) in the API's form where the model takes them
   * @throws {OpenRouterError} for every failure; an empty document is named by its index before the first request
   * @throws {OpenRouterPartialError} when a request fails: `index` says where, `partial` holds the vectors that were made. An abort rejects
   *   with the signal's reason; `onPartial` is told of the vectors then too
   */
  override async embedDocuments(
    documents: readonly EmbeddingValue[],
    options: OpenRouterEmbeddingsCallOptions = {},
  ): Promise<number[][]> {
    checkList('documents', documents);
    if (documents.length === 0) return [];
    const { batchSize, maxConcurrency, onProgress, onPartial } = this.#fields;
    const request = fromEmbeddingsFields(this.#fields, documents, 'document');
    return this.#run(documents.length, options, async (run) => {
      const reports: Promise<void>[] = [];
      try {
        return await embedMany(this.#client.transport, request, {
          batchSize,
          concurrency: options.maxConcurrency ?? maxConcurrency ?? defaultConcurrency,
          headers: run.headers,
          signal: run.signal,
          onProgress: options.onProgress ?? onProgress,
          onPartial: options.onPartial ?? onPartial,
          onAnswer: (answer) => void reports.push(run.reportCost(toAnswerCost(answer))),
          attempt: (call) => this.#client.attempt(run, call),
        });
      } finally {
        await Promise.all(reports);
      }
    });
  }

  /**
   * The vector of a question, to be compared with those of documents.
   *
   * @throws {OpenRouterError} for every failure
   */
  override async embedQuery(
    document: EmbeddingValue,
    options: OpenRouterEmbeddingsCallOptions = {},
  ): Promise<number[]> {
    const request = fromEmbeddingsFields(this.#fields, [document], 'query');
    const [vector = []] = await this.#run(1, options, async (run) => {
      const send = () => embed(this.#client.transport, request, { headers: run.headers, signal: run.signal });
      const answer = await this.#client.attempt(run, send);
      await run.reportCost(toAnswerCost(answer));
      return answer.embeddings;
    });
    return vector;
  }

  #run(
    values: number,
    config: OpenRouterEmbeddingsCallOptions,
    call: (run: CallRun) => Promise<number[][]>,
  ): Promise<number[][]> {
    const description = { name: 'OpenRouterEmbeddings', input: { model: this.model, values } };
    return runCall(description, this.#client.fields, config, call, (vectors) => ({
      vectors: vectors.length,
      dimensions: vectors[0]?.length,
    }));
  }
}
