import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import { buildBody } from '../http/build-body.ts';
import { checkModelId, checkText } from '../http/check-request.ts';
import { isObject } from '../json.ts';
import type { RerankBody, RerankDocument, RerankOptions } from '../wire/rerank.ts';
import type { RerankRequest } from './rerank-request.ts';

/**
 * The neutral request → the body of `POST /rerank`, its properties in a fixed order.
 *
 * @throws {OpenRouterConfigurationError} for what no upstream accepts
 */
export function buildRerankBody({ model, query, documents, options = {}, extra = {} }: RerankRequest): RerankBody {
  checkModelId(model);
  checkText('query', query);
  checkDocuments(documents);
  checkTopN(options.top_n);
  return buildBody<Pick<RerankBody, 'model' | 'query' | 'documents'>, RerankOptions>(
    { model: model.trim(), query, documents: [...documents] },
    { top_n: true, provider: true, user: true, session_id: true },
    options,
    extra,
  );
}

function checkDocuments(documents: readonly RerankDocument[]): void {
  if (!Array.isArray(documents)) {
    throw new OpenRouterConfigurationError('documents', 'The documents to rank are no list. Give a list.');
  }
  if (documents.length === 0) {
    throw new OpenRouterConfigurationError('documents', 'There are no documents to rank. Give at least one.');
  }
  const empty = documents.findIndex(isEmpty);
  if (empty >= 0) {
    throw new OpenRouterConfigurationError(
      'documents',
      `The document at index ${empty} has neither text nor image. Leave it out.`,
    );
  }
}

/** Also what a caller without types may give. */
function isEmpty(document: unknown): boolean {
  return isObject(document) ? !document['text'] && !document['image'] : typeof document !== 'string' || document === '';
}

function checkTopN(topN: number | undefined): void {
  if (topN !== undefined && !(Number.isInteger(topN) && topN >= 1)) {
    throw new OpenRouterConfigurationError(
      'top_n',
      `The number of documents to keep must be a whole number of at least 1, not ${topN}.`,
    );
  }
}
