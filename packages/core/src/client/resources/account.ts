import { OpenRouterError } from '../../errors/openrouter-error.ts';
import type { CallOptions } from '../../http/call-options.ts';
import type { Transport } from '../../http/transport.ts';
import type { Credits, KeyInfo } from '../../wire/account.ts';
import { callEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';
import { GoneError } from '../gone-error.ts';

const key = endpoint<{ data: KeyInfo }>('GET', '/key');
const credits = endpoint<{ data: Credits }>('GET', '/credits', 'management');
const coinbase = endpoint<never>('POST', '/credits/coinbase', 'none');

/** `client.key`: the calling key. */
export function createKey(transport: Transport) {
  return {
    /** `GET /key`: is the key good, and what is left of its limit? */
    get: (options?: CallOptions) => callEndpoint(transport, key, {}, options),
  };
}

/** `client.credits`: the money of the account. */
export function createCredits(transport: Transport) {
  return {
    /** `GET /credits`. Needs a management key; an API key can ask `key.get`. */
    get: (options?: CallOptions) => callEndpoint(transport, credits, {}, options),

    /**
     * `POST /credits/coinbase`, which is gone for good.
     *
     * @throws {GoneError} always, unless the request itself fails
     */
    createCoinbaseCharge: async (options?: CallOptions): Promise<never> => {
      let said: OpenRouterError | undefined;
      try {
        await callEndpoint(transport, coinbase, {}, options);
      } catch (cause) {
        if (!OpenRouterError.isInstance(cause) || cause.status !== 410) throw cause;
        said = cause;
      }
      throw new GoneError('Buying credits with Coinbase', 'Buy them at https://openrouter.ai/settings/credits.', said);
    },
  };
}
