/** An API key of the account. Amounts in US dollars. */
export interface APIKey {
  /** What the other operations name it by. */
  hash: string;
  label?: string;
  name?: string;
  disabled?: boolean;
  limit?: number | null;
  limit_remaining?: number | null;
  limit_reset?: 'daily' | 'weekly' | 'monthly' | null;
  include_byok_in_limit?: boolean;
  usage?: number;
  usage_daily?: number;
  usage_weekly?: number;
  usage_monthly?: number;
  created_at?: string;
  updated_at?: string | null;
  expires_at?: string | null;
  creator_user_id?: string | null;
  workspace_id?: string | null;
  byok_usage?: number;
  byok_usage_daily?: number;
  byok_usage_weekly?: number;
  byok_usage_monthly?: number;
  /** A partner's name for the end user. */
  external_user?: string | null;
  [field: string]: unknown;
}

/** What of a key can be changed. */
export interface APIKeyUpdate {
  name?: string;
  disabled?: boolean;
  limit?: number | null;
  limit_reset?: 'daily' | 'weekly' | 'monthly' | null;
  include_byok_in_limit?: boolean;
}

/** A new key. */
export interface APIKeyCreation extends Omit<APIKeyUpdate, 'name' | 'disabled'> {
  name: string;
  /** ISO 8601. */
  expires_at?: string | null;
  workspace_id?: string;
  creator_user_id?: string | null;
  /** For partners: their name for the end user, and a key of theirs (32 characters and more, never shown again). */
  external?: { user: string; api_key?: string };
}

/** The answer to a new key: the only time that the key itself is shown. */
export interface CreatedAPIKey {
  data: APIKey;
  key: string;
  [field: string]: unknown;
}

/** A key of an upstream that the account brought (BYOK). */
export interface UpstreamKey {
  id: string;
  provider?: string;
  label?: string;
  name?: string | null;
  /** Tried after OpenRouter's own endpoints. */
  is_fallback?: boolean;
  disabled?: boolean;
  sort_order?: number;
  allowed_models?: string[] | null;
  allowed_api_key_hashes?: string[] | null;
  allowed_user_ids?: string[] | null;
  workspace_id?: string | null;
  created_at?: string;
  /** Does the upstream's account keep no data? null: what OpenRouter knows of the upstream. */
  declared_zdr?: boolean | null;
  /** Requests for its models run on own keys only. */
  is_required?: boolean;
  /** All requests to this upstream run on own keys only. */
  is_byok_only?: boolean;
  [field: string]: unknown;
}

/** What of an upstream's key can be changed. */
export interface UpstreamKeyUpdate {
  key?: string;
  name?: string | null;
  is_fallback?: boolean;
  disabled?: boolean;
  allowed_models?: string[] | null;
  allowed_api_key_hashes?: string[] | null;
  allowed_user_ids?: string[] | null;
  /** Does the upstream's account keep no data? null: what OpenRouter knows of the upstream. */
  declared_zdr?: boolean | null;
  /** Requests for its models run on own keys only. */
  is_required?: boolean;
  /** All requests to this upstream run on own keys only. */
  is_byok_only?: boolean;
}

/** A new upstream's key. */
export interface UpstreamKeyCreation extends UpstreamKeyUpdate {
  /** Slug of the upstream. */
  provider: string;
  key: string;
  workspace_id?: string;
}
