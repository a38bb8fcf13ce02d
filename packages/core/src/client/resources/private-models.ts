import type { CallOptions } from '../../http/call-options.ts';
import type { Transport } from '../../http/transport.ts';
import type { Model } from '../../wire/catalogue.ts';
import { splitModelId } from '../split-model-id.ts';
import { callEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';
import type { ModelEndpoints } from './models.ts';

const get = endpoint<{ data: Model }>('GET', '/private/models/{author}/{slug}');
const endpointsOf = endpoint<ModelEndpoints>('GET', '/private/models/{author}/{slug}/endpoints');

/** `client.privateModels`: models of the account. Not in the published specification; paths from an older one. */
export function createPrivateModels(transport: Transport) {
  return {
    /** `GET /private/models/{author}/{slug}`. */
    get: async (id: string, options?: CallOptions) => callEndpoint(transport, get, { path: splitModelId(id) }, options),

    /** `GET /private/models/{author}/{slug}/endpoints`. */
    endpoints: async (id: string, options?: CallOptions) =>
      callEndpoint(transport, endpointsOf, { path: splitModelId(id) }, options),
  };
}
