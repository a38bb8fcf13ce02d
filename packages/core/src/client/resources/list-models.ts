import type { CallOptions } from '../../http/call-options.ts';
import type { Transport } from '../../http/transport.ts';
import type { ModelList, ModelsQuery } from '../../wire/catalogue.ts';
import { callEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';

/** `GET /models`. */
export const modelList = /* @__PURE__ */ endpoint<ModelList>('GET', '/models', 'optional');

/** `GET /models`. Without `output_modalities` only models that answer text. By itself for those who need nothing else of a client. */
export function listModels(transport: Transport, query: ModelsQuery = {}, options?: CallOptions): Promise<ModelList> {
  return callEndpoint(transport, modelList, { query }, options);
}
