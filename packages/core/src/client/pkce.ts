import { encodeBase64 } from '../base64.ts';
import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';

/** A secret of the app, and what the user's browser may carry of it. */
export interface CodeVerifier {
  /** Keep it until the code is exchanged. */
  verifier: string;
  /** Goes into the authorization URL. */
  challenge: string;
  method: 'S256';
}

/** 32 random bytes make the 43 characters that RFC 7636 §4.1 recommends. */
const verifierBytes = 32;

/**
 * Makes a verifier and its challenge: base64url(SHA-256(verifier)) without padding.
 *
 * @param given a verifier of one's own: 43 to 128 of `A-Z a-z 0-9 - . _ ~`. Default: a random one
 * @throws {OpenRouterConfigurationError} for another one, with which the exchange would fail, and in a page that is no secure context
 * @see https://www.rfc-editor.org/rfc/rfc7636
 */
export async function createCodeVerifier(given?: string): Promise<CodeVerifier> {
  const verifier = given ?? toBase64URL(crypto.getRandomValues(new Uint8Array(verifierBytes)));
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) {
    // RFC 7636 §4.1. The verifier is a secret, and is not repeated.
    const said = 'A code verifier has 43 to 128 characters of A-Z, a-z, 0-9 and -._~. Give such a one, or none.';
    throw new OpenRouterConfigurationError('verifier', said);
  }
  // Browsers have it in secure contexts only.
  const { subtle } = crypto as Partial<Crypto>;
  if (subtle === undefined) {
    const said =
      'A challenge cannot be made here: browsers hash only for pages from https:// or localhost. Serve the page from there.';
    throw new OpenRouterConfigurationError('verifier', said);
  }
  const hash = await subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: toBase64URL(new Uint8Array(hash)), method: 'S256' };
}

function toBase64URL(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
