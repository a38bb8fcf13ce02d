import { OpenRouterConfigurationError } from '../../errors/openrouter-error.ts';
import { readError } from '../../errors/read-error.ts';
import type { CallOptions } from '../../http/call-options.ts';
import { readTextBody } from '../../http/read-body.ts';
import type { Transport } from '../../http/transport.ts';
import { parseJSONOrText } from '../../json.ts';
import type { Model, ModelEndpoint, ModelList, ModelsQuery, ProviderInfo } from '../../wire/catalogue.ts';
import { splitModelId } from '../split-model-id.ts';
import { callEndpoint, openEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';
import { listModels, loadModels, modelList } from './list-models.ts';

/** What a list of models can be narrowed by where the API offers no more. */
export type PageQuery = Pick<ModelsQuery, 'offset' | 'limit'>;

/** The endpoints of one model. */
export interface ModelEndpoints {
  data: Pick<Model, 'id' | 'name' | 'created' | 'description' | 'architecture'> & { endpoints: ModelEndpoint[] };
}

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
    list: (query?: ModelsQuery, options?: CallOptions) => listModels(transport, query, options),

    /**
     * Every model that `list` would give, page after page, each once.
     *
     * @throws {OpenRouterConfigurationError} for a `limit` that is no whole number from 1
     */
    async *listAll(query: Omit<ModelsQuery, 'offset'> = {}, options?: CallOptions): AsyncGenerator<Model, void> {
      const { limit = pageSize, ...rest } = query;
      if (!Number.isInteger(limit) || limit < 1) {
        throw new OpenRouterConfigurationError('limit', 'The limit of a page must be a whole number from 1.');
      }
      const seen = new Set<string>();
      for (let offset = 0; ;) {
        const page = await listModels(transport, { ...rest, offset, limit }, options);
        const models = page.data;
        const fresh = models.filter(({ id }) => !seen.has(id));
        for (const { id } of fresh) seen.add(id);
        yield* fresh;
        offset += models.length;
        // A server that knows no pages gives the same again. One that caps them gives less than asked for, and tells how many there are.
        if (fresh.length === 0 || offset >= (page.total_count ?? Infinity)) return;
        if (models.length < limit && page.total_count === undefined && !page.links?.next) return;
      }
    },

    /** `GET /models?use_rss=true`: the newest models as RSS. */
    rss: async (query: ModelsQuery = {}, options?: CallOptions): Promise<string> => {
      const response = await openEndpoint(transport, modelList, { query: { ...query, use_rss: true } }, options);
      const text = await readTextBody(response);
      if (/<(?:rss|feed|rdf)\b/i.test(text.slice(0, 1_000))) return text;
      // An error, a page, or nothing under a status of success.
      throw readError(parseJSONOrText(text), response);
    },

    /** `GET /model/{author}/{slug}`: resolves aliases and variants (`:free`). */
    get: async (id: string, options?: CallOptions) => callEndpoint(transport, get, { path: splitModelId(id) }, options),

    /** `GET /models/count`. */
    count: (query: Pick<ModelsQuery, 'output_modalities'> = {}, options?: CallOptions) =>
      callEndpoint(transport, count, { query }, options),

    /** `GET /models/user`: what the account's preferences, privacy settings and guardrails leave. */
    user: (query: PageQuery = {}, options?: CallOptions) => loadModels(transport, user, query, options),

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
