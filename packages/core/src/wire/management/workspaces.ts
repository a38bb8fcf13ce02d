/** What of a workspace can be set. */
export interface WorkspaceUpdate {
  name?: string;
  slug?: string;
  description?: string | null;
  default_text_model?: string | null;
  default_image_model?: string | null;
  default_provider_sort?: string | null;
  io_logging_api_key_ids?: number[] | null;
  /** 0 to 1. */
  io_logging_sampling_rate?: number;
  is_data_discount_logging_enabled?: boolean;
  is_observability_broadcast_enabled?: boolean;
  is_observability_io_logging_enabled?: boolean;
  /** Server tools that requests may not use, for example `openrouter:web_search`. */
  disabled_server_tools?: string[] | null;
}

/** A new workspace. */
export interface WorkspaceCreation extends WorkspaceUpdate {
  name: string;
  slug: string;
}

/** A workspace of the organization. */
export interface Workspace extends WorkspaceUpdate {
  id: string;
  created_by?: string | null;
  created_at?: string;
  default_guardrail_id?: string;
  /** Set with the budgets. */
  include_byok_in_budgets?: boolean;
  updated_at?: string | null;
  [field: string]: unknown;
}

/** How long a budget lasts. */
export type BudgetInterval = 'daily' | 'weekly' | 'monthly' | 'lifetime';

/** What a workspace may spend. */
export interface WorkspaceBudget {
  /** US dollars. */
  limit_usd: number;
  interval?: BudgetInterval;
  include_byok_in_budgets?: boolean;
  id?: string;
  workspace_id?: string;
  /** Null: for the lifetime of the workspace. */
  reset_interval?: Exclude<BudgetInterval, 'lifetime'> | null;
  created_at?: string;
  updated_at?: string | null;
  [field: string]: unknown;
}

/** A member of a workspace or of the organization. */
export interface Member {
  id?: string;
  user_id?: string;
  email?: string;
  first_name?: string | null;
  last_name?: string | null;
  role?: string;
  workspace_id?: string;
  created_at?: string;
  [field: string]: unknown;
}

/** A group of the organization's directory. */
export interface ScimGroup {
  id: string;
  display_name?: string;
  external_id?: string | null;
  organization_id?: string;
  created_at?: string;
  updated_at?: string;
  [field: string]: unknown;
}

/** Puts the members of a group into a workspace. */
export interface ScimGroupMapping {
  id: string;
  scim_group_id?: string;
  workspace_id?: string;
  role?: 'admin' | 'member' | (string & {});
  organization_id?: string;
  created_at?: string;
  updated_at?: string;
  [field: string]: unknown;
}
