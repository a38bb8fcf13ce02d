/** A code that a key can be had for. */
export interface AuthCode {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly challenge: string | undefined;
  readonly method: ChallengeMethod;
  readonly key: {
    readonly label: string | undefined;
    readonly limit: number | undefined;
    readonly limitReset: 'daily' | 'weekly' | 'monthly' | null;
    readonly expiresAt: number | null;
    readonly workspaceId: string;
    readonly userId: string;
  };
}

/** How a challenge is made from a verifier. */
export type ChallengeMethod = 'S256' | 'plain';

/** A code is good for ten minutes. */
export const CODE_LIFETIME = 10 * 60_000;

/** Whether a verifier is the one that a challenge was made from. */
export async function fitsChallenge(verifier: string, challenge: string, method: ChallengeMethod): Promise<boolean> {
  if (method === 'plain') return verifier === challenge;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const text = String.fromCharCode(...new Uint8Array(hash));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === challenge;
}
