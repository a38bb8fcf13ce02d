import { buildAnswerError } from '../../errors/answer-error.ts';
import type { CallOptions } from '../../http/call-options.ts';
import type { Transport } from '../../http/transport.ts';
import type { ModelList, ModelsQuery } from '../../wire/catalogue.ts';
import { callEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';

/** `GET /models`. */
export const modelList = /* @__PURE__ */ endpoint<ModelList>('GET', '/models', 'optional');

/**
 * `GET /models`. Without `output_modalities` only models that answer text. By itself for those who need nothing else of a client.
 *
 * @throws {OpenRouterError} for every failure; an answer without a list is `invalid-response`
 */
export function listModels(transport: Transport, query: ModelsQuery = {}, options?: CallOptions): Promise<ModelList> {
  return loadModels(transport, modelList, query, options);
}

/** Any operation that answers a list of models. @throws {OpenRouterError} as `listModels` does */
export async function loadModels(
  transport: Transport,
  list: Endpoint<ModelList>,
  query: ModelsQuery,
  options?: CallOptions,
): Promise<ModelList> {
  const page = await callEndpoint(transport, list, { query }, options);
  if (Array.isArray(page.data)) return page;
  throw buildAnswerError('invalid-response', 'The answer holds no list of models', { body: page });
}
