/** What an upstream can be. */
export const UPSTREAM_STATUSES = ['up', 'down', 'rate-limited', 'slow'] as const;

/** How an upstream fares. A word alone stands for the object with that `status`. */
export interface UpstreamCondition {
  /** Default `up`. */
  readonly status: 'up' | 'down' | 'rate-limited' | 'slow';
  /** What an upstream that is down answers. Default 502. */
  readonly code?: number;
  /** Of an upstream that is rate limited: seconds in `Retry-After`. */
  readonly retryAfter?: number;
  /** Of an upstream that is rate limited: seconds until the limit is reset. */
  readonly resetIn?: number;
  /** Of an upstream that is slow: milliseconds before the first event. Default 2000. */
  readonly firstEvent?: number;
  /** Of an upstream that is slow: milliseconds between events. Default 200. */
  readonly perEvent?: number;
}

/** Conditions by name or slug of a provider, or by the tag of an endpoint, which says more. */
export type Upstreams = Record<string, UpstreamCondition | UpstreamCondition['status']>;
