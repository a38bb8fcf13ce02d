import type { Callbacks } from '@langchain/core/callbacks/manager';
import type { DocumentInterface } from '@langchain/core/documents';
import { BaseDocumentCompressor } from '@langchain/core/retrievers/document_compressors';
import { isObject, rerank } from '@openrouter-adapters/core';
import type { RerankAnswer, RerankDocument } from '@openrouter-adapters/core';

import { toAnswerCost } from '../client/answer-facts.ts';
import { toAnswerMetadata } from '../client/answer-metadata.ts';
import { checkList } from '../client/check-list.ts';
import { Client } from '../client/client.ts';
import { runCall } from '../client/run-call.ts';
import type { CallRun } from '../client/run-call.ts';
import type { OpenRouterRerankCallOptions, OpenRouterRerankInput, Rankable, RankedIndex } from './rerank-fields.ts';

/**
 * Ranks documents by their relevance to a question, for retrievers with compression and for lists of one's own.
 *
 * @example
 * const rerank = new OpenRouterRerank({ model: 'cohere/rerank-v3.5', topN: 3 });
 * const best = await rerank.compressDocuments(await retriever.invoke(question), question);
 */
export class OpenRouterRerank extends BaseDocumentCompressor {
  readonly model: string;
  readonly topN: number | undefined;
  readonly #client: Client;
  readonly #fields: OpenRouterRerankInput;

  /**
   * @throws {OpenRouterConfigurationError} for a base URL that is none. A missing key or model id is reported by the first call.
   */
  constructor(fields: OpenRouterRerankInput) {
    super();
    this.#fields = fields;
    this.#client = new Client(fields);
    this.model = fields.model;
    this.topN = fields.topN;
  }

  /**
   * The most relevant documents, the best first: copies with the score in `metadata.relevanceScore`. The documents that were given stay
   * as they are; no documents, no request.
   *
   * @param options callbacks, as LangChain's retrievers give them, or what a call may set
   * @throws {OpenRouterError} for every failure
   */
  override async compressDocuments<Metadata extends Record<string, unknown> = Record<string, unknown>>(
    documents: readonly DocumentInterface<Metadata>[],
    query: string,
    options?: Callbacks | OpenRouterRerankCallOptions,
  ): Promise<DocumentInterface<Metadata & { relevanceScore: number }>[]> {
    const ranking = await this.rerank(documents, query, toCallOptions(options));
    return ranking.flatMap(({ index, relevanceScore }) => {
      const document = documents[index];
      return document === undefined ? [] : [{ ...document, metadata: { ...document.metadata, relevanceScore } }];
    });
  }

  /**
   * The ranking alone: each place names a document by its index, the best first.
   *
   * @throws {OpenRouterError} for every failure
   */
  async rerank(
    documents: readonly Rankable[],
    query: string,
    options: OpenRouterRerankCallOptions = {},
  ): Promise<RankedIndex[]> {
    checkList('documents', documents);
    if (documents.length === 0) return [];
    const description = {
      name: 'OpenRouterRerank',
      input: { model: this.model, query, documents: documents.length },
    };
    const answer = await runCall(
      description,
      this.#client.fields,
      options,
      async (run) => {
        const send = () => this.#send(documents, query, options.topN, run);
        const answer = await this.#client.attempt(run, send);
        await run.reportCost(toAnswerCost(answer));
        return answer;
      },
      ({ ranking, ...answer }) => ({ ranking, response_metadata: toAnswerMetadata(answer) }),
    );
    const { scoreThreshold } = this.#fields;
    if (scoreThreshold === undefined) return answer.ranking;
    return answer.ranking.filter(({ relevanceScore }) => relevanceScore >= scoreThreshold);
  }

  #send(
    documents: readonly Rankable[],
    query: string,
    topN: number | undefined,
    { headers, signal }: CallRun,
  ): Promise<RerankAnswer> {
    const { model, provider, user, sessionId, modelKwargs } = this.#fields;
    const options = { top_n: topN ?? this.topN, provider, user, session_id: sessionId };
    const request = { model, query, documents: documents.map(fromRankable), options, extra: modelKwargs };
    return rerank(this.#client.transport, request, { headers, signal });
  }
}

function fromRankable(document: Rankable): RerankDocument {
  return isPage(document) ? document.pageContent : document;
}

/** What is no document at all is core's to refuse. */
function isPage(document: Rankable): document is DocumentInterface {
  return isObject(document) && 'pageContent' in document;
}

/** LangChain's retrievers give callbacks: a list of handlers, or a manager of them. */
function toCallOptions(
  options: Callbacks | OpenRouterRerankCallOptions | null | undefined,
): OpenRouterRerankCallOptions {
  if (options == null) return {};
  return Array.isArray(options) || 'handlers' in options ? { callbacks: options } : options;
}
