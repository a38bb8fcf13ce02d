/** How a code challenge was made of its verifier (RFC 7636 §4.2). */
export type CodeChallengeMethod = 'S256' | 'plain';

/** The body of `POST /auth/keys`. */
export interface CodeExchangeBody {
  /** Good once, for ten minutes. */
  code: string;
  code_verifier?: string;
  code_challenge_method?: CodeChallengeMethod;
}

/** A key that a user gave to the app. */
export interface ExchangedKey {
  key: string;
  user_id?: string | null;
  [field: string]: unknown;
}

/** The body of `POST /auth/keys/code`: what a server asks for in the name of its key's owner. */
export interface AuthorizationCodeBody {
  /** https, or localhost on any port. */
  callback_url: string;
  code_challenge?: string;
  code_challenge_method?: CodeChallengeMethod;
  /** ISO 8601. */
  expires_at?: string;
  /** At most 100 characters. */
  key_label?: string;
  /** US dollars. */
  limit?: number;
  usage_limit_type?: 'daily' | 'weekly' | 'monthly';
  workspace_id?: string;
  [extra: string]: unknown;
}

/** A code that a server asked for; `id` is the code. */
export interface AuthorizationCode {
  data: { id: string; app_id?: number; created_at?: string; [field: string]: unknown };
}
