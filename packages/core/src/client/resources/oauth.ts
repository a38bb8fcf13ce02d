import { OpenRouterConfigurationError } from '../../errors/openrouter-error.ts';
import type { CallOptions } from '../../http/call-options.ts';
import { parseURL } from '../../http/parse-url.ts';
import type { Transport } from '../../http/transport.ts';
import type {
  AuthorizationCode,
  AuthorizationCodeBody,
  CodeChallengeMethod,
  CodeExchangeBody,
  ExchangedKey,
} from '../../wire/oauth.ts';
import { callEndpoint } from '../call-endpoint.ts';
import { endpoint } from '../endpoint.ts';
import { createCodeVerifier } from '../pkce.ts';

const exchange = endpoint<ExchangedKey>('POST', '/auth/keys', 'none');
const code = endpoint<AuthorizationCode>('POST', '/auth/keys/code');

/** What the user is asked for. */
export interface AuthorizationRequest {
  /** https, or localhost on any port. Left out (headless): the user copies the code, and a challenge is needed. */
  callbackURL?: string | undefined;
  challenge?: string | undefined;
  /** Default `S256` where there is a challenge. */
  method?: CodeChallengeMethod | undefined;
  /** At most 100 characters. */
  keyLabel?: string | undefined;
}

/**
 * `client.oauth`: a key in the name of a user, with PKCE.
 * @see https://openrouter.ai/docs/use-cases/oauth-pkce
 */
export function createOAuth(transport: Transport) {
  return {
    /** A random verifier and its challenge. */
    createVerifier: (given?: string) => createCodeVerifier(given),

    /**
     * Where to send the user's browser. It comes back to the callback with `?code=`.
     *
     * @throws {OpenRouterConfigurationError} with neither callback nor challenge, or a callback that the page refuses
     */
    authorizationUrl: ({ callbackURL, challenge, method, keyLabel }: AuthorizationRequest): string => {
      if (callbackURL === undefined && challenge === undefined) {
        throw new OpenRouterConfigurationError('challenge', 'Without a callback URL a code challenge is needed.');
      }
      if (callbackURL !== undefined) checkCallback(callbackURL);
      const url = new URL('/auth', transport.baseURL);
      const values = {
        callback_url: callbackURL,
        code_challenge: challenge,
        code_challenge_method: challenge === undefined ? undefined : (method ?? 'S256'),
        key_label: keyLabel,
      };
      for (const [name, value] of Object.entries(values)) if (value !== undefined) url.searchParams.set(name, value);
      return url.href;
    },

    /** `POST /auth/keys`: the code and the verifier → the user's key. No key goes along. */
    exchange: (body: CodeExchangeBody, options?: CallOptions) => callEndpoint(transport, exchange, { body }, options),

    /** `POST /auth/keys/code`: asks for a code from a server, in the name of the calling key's owner. */
    createCode: (body: AuthorizationCodeBody, options?: CallOptions) =>
      callEndpoint(transport, code, { body }, options),
  };
}

function checkCallback(callback: string): void {
  const url = parseURL(callback);
  const isLocal = url?.protocol === 'http:' && (url.hostname === 'localhost' || url.hostname === '127.0.0.1');
  if (url?.protocol === 'https:' || isLocal) return;
  throw new OpenRouterConfigurationError('callbackURL', 'The callback must be an https URL, or one of localhost.');
}
