/** Where traces go. */
export type ObservabilityType =
  | 'arize'
  | 'braintrust'
  | 'clickhouse'
  | 'datadog'
  | 'grafana'
  | 'langfuse'
  | 'langsmith'
  | 'newrelic'
  | 'opik'
  | 'otel-collector'
  | 'posthog'
  | 'ramp'
  | 's3'
  | 'sentry'
  | 'snowflake'
  | 'weave'
  | 'webhook';

/** What of a destination can be set. */
export interface ObservabilityDestinationUpdate {
  name?: string;
  /** Depends on the type: addresses and keys of the service. */
  config?: Record<string, unknown>;
  enabled?: boolean;
  /** 0 to 1. */
  sampling_rate?: number;
  /** Leaves prompts and answers out. */
  privacy_mode?: boolean;
  api_key_hashes?: string[] | null;
  filter_rules?: Record<string, unknown> | null;
  broadcast_generation_cost?: boolean;
  broadcast_generation_identity?: boolean;
  broadcast_generation_request_context?: boolean;
  /** Requests of these regions are told of: `global`, `europe`, `us`. */
  regions?: string[];
}

/** A new destination. */
export interface ObservabilityDestinationCreation extends ObservabilityDestinationUpdate {
  type: ObservabilityType;
  name: string;
  config: Record<string, unknown>;
  workspace_id?: string;
}

/** A service that gets the traces of the account. */
export interface ObservabilityDestination extends Omit<ObservabilityDestinationUpdate, 'name'> {
  id: string;
  name?: string | null;
  type?: ObservabilityType | (string & {});
  workspace_id?: string | null;
  created_at?: string;
  updated_at?: string;
  [field: string]: unknown;
}
