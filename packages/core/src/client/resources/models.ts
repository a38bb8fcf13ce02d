import type { CallOptions } from '../../http/call-options.ts';
import type { Transport } from '../../http/transport.ts';
import type { Model, ModelEndpoint, ModelList, ModelsQuery, ProviderInfo } from '../../wire/catalogue.ts';
import { splitModelId } from '../build-path.ts';
import { callEndpoint, openEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';

/** What a list of models can be narrowed by where the API offers no more. */
export type PageQuery = Pick<ModelsQuery, 'offset' | 'limit'>;

/** The endpoints of one model. */
export interface ModelEndpoints {
  data: Pick<Model, 'id' | 'name' | 'created' | 'description' | 'architecture'> & { endpoints: ModelEndpoint[] };
}

const list = endpoint<ModelList>('GET', '/models', 'optional');
const get = endpoint<{ data: Model }>('GET', '/model/{author}/{slug}', 'optional');
const count = endpoint<{ data: { count: number } }>('GET', '/models/count', 'optional');
const user = endpoint<ModelList>('GET', '/models/user');
const endpointsOf = endpoint<ModelEndpoints>('GET', '/models/{author}/{slug}/endpoints', 'optional');
const zdr = endpoint<{ data: ModelEndpoint[] }>('GET', '/endpoints/zdr', 'optional');
const providers = endpoint<{ data: ProviderInfo[] }>('GET', '/providers', 'optional');

/** Models per page of `listAll`: the API's most. */
const pageSize = 1_000;

/** `client.models`: the catalogue, by itself for those who need nothing else of a client. */
export function createModels(transport: Transport) {
  return {
    /** `GET /models`. Without `output_modalities` only models that answer text. */
    list: (query: ModelsQuery = {}, options?: CallOptions) => callEndpoint(transport, list, { query }, options),

    /** Every model that `list` would give, page after page. */
    async *listAll(query: Omit<ModelsQuery, 'offset'> = {}, options?: CallOptions): AsyncGenerator<Model, void> {
      const { limit = pageSize, ...rest } = query;
      for (let offset = 0; ; offset += limit) {
        const page = await callEndpoint(transport, list, { query: { ...rest, offset, limit } }, options);
        yield* page.data;
        // A page that is not full is the last, also where the API does not tell how many there are.
        if (page.data.length < limit || offset + limit >= (page.total_count ?? Infinity)) return;
      }
    },

    /** `GET /models?use_rss=true`: the newest models as RSS. */
    rss: async (query: ModelsQuery = {}, options?: CallOptions): Promise<string> => {
      const response = await openEndpoint(transport, list, { query: { ...query, use_rss: true } }, options);
      return response.body.text();
    },

    /** `GET /model/{author}/{slug}`: resolves aliases and variants (`:free`). */
    get: async (id: string, options?: CallOptions) => callEndpoint(transport, get, { path: splitModelId(id) }, options),

    /** `GET /models/count`. */
    count: (query: Pick<ModelsQuery, 'output_modalities'> = {}, options?: CallOptions) =>
      callEndpoint(transport, count, { query }, options),

    /** `GET /models/user`: what the account's preferences, privacy settings and guardrails leave. */
    user: (query: PageQuery = {}, options?: CallOptions) => callEndpoint(transport, user, { query }, options),

    /** `GET /models/{author}/{slug}/endpoints`: who offers it, at which price and speed. */
    endpoints: async (id: string, options?: CallOptions) =>
      callEndpoint(transport, endpointsOf, { path: splitModelId(id) }, options),
  };
}

/** `client.endpoints`: endpoints across models. */
export function createEndpoints(transport: Transport) {
  return {
    /** `GET /endpoints/zdr`: the endpoints that are left under zero data retention. */
    zdr: (options?: CallOptions) => callEndpoint(transport, zdr, {}, options),
  };
}

/** `client.providers`: the upstreams. */
export function createProviders(transport: Transport) {
  return {
    /** `GET /providers`. */
    list: (options?: CallOptions) => callEndpoint(transport, providers, {}, options),
  };
}
