/** What of a guardrail can be set. Null means: no rule. */
export interface GuardrailUpdate {
  name?: string;
  description?: string | null;
  /** US dollars in an interval. */
  limit_usd?: number | null;
  reset_interval?: 'daily' | 'weekly' | 'monthly' | null;
  allowed_models?: string[] | null;
  ignored_models?: string[] | null;
  allowed_providers?: string[] | null;
  ignored_providers?: string[] | null;
  enforce_zdr?: boolean | null;
  enforce_zdr_anthropic?: boolean | null;
  enforce_zdr_google?: boolean | null;
  enforce_zdr_openai?: boolean | null;
  enforce_zdr_xai?: boolean | null;
  enforce_zdr_other?: boolean | null;
  enable_paid_model_training?: boolean | null;
  enable_free_model_training?: boolean | null;
  enable_free_model_publication?: boolean | null;
  content_filters?: Record<string, unknown>[] | null;
  content_filter_builtins?: Record<string, unknown>[] | null;
  include_byok_in_budgets?: boolean;
  /** Where requests may arrive: null for anywhere. */
  allowed_data_regions?: ('global' | 'europe' | 'us')[] | null;
}

/** A new guardrail. */
export interface GuardrailCreation extends GuardrailUpdate {
  name: string;
  workspace_id?: string;
}

/** Rules for the keys and members that it is assigned to. */
export interface Guardrail extends GuardrailUpdate {
  id: string;
  workspace_id?: string | null;
  created_at?: string;
  updated_at?: string | null;
  [field: string]: unknown;
}

/** Which guardrail a key or a member has. */
export interface GuardrailAssignment {
  id?: string;
  guardrail_id?: string;
  key_hash?: string;
  user_id?: string;
  created_at?: string;
  /** Id of a user. */
  assigned_by?: string | null;
  organization_id?: string;
  key_label?: string;
  key_name?: string;
  [field: string]: unknown;
}
