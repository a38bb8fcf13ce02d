import { encodeBase64 } from '../base64.ts';

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
 * @param given a verifier of one's own. Default: a random one
 * @see https://www.rfc-editor.org/rfc/rfc7636
 */
export async function createCodeVerifier(given?: string): Promise<CodeVerifier> {
  const verifier = given ?? toBase64URL(crypto.getRandomValues(new Uint8Array(verifierBytes)));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: toBase64URL(new Uint8Array(hash)), method: 'S256' };
}

function toBase64URL(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
