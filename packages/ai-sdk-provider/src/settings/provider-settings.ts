import type { FetchFunction, TransportOptions } from '@openrouter-adapters/core';

/** Settings of `createOpenRouter`. All of them are optional. */
export interface OpenRouterProviderSettings {
  /** The API key, or a function that gives it for each request. Default: the environment variable `OPENROUTER_API_KEY`. */
  apiKey?: TransportOptions['apiKey'];
  /** Default: the environment variable `OPENROUTER_BASE_URL`, else `https://openrouter.ai/api/v1`. */
  baseURL?: string | undefined;
  /** @deprecated Use `baseURL`. */
  baseUrl?: string | undefined;
  /**
   * Where the alpha API is, for decision models: on the same origin as `baseURL`. Default: beside a `baseURL` that ends in `/v1`. A model's own
   * `baseURL` wins.
   */
  decisionsBaseURL?: string | undefined;
  /** Headers for each request, or a function that gives them. */
  headers?: TransportOptions['headers'];
  /** Replaces the Web's `fetch`: a proxy, a test, the emulator. */
  fetch?: FetchFunction | undefined;
  /** URL of the app: what OpenRouter's rankings know it by (`HTTP-Referer`). */
  appUrl?: string | undefined;
  /** Display name of the app (`X-OpenRouter-Title`). */
  appName?: string | undefined;
  /** Categories of the app, for example `['cli-agent']` (`X-OpenRouter-Categories`). */
  appCategories?: readonly string[] | undefined;
  /** Appended to the `User-Agent`, for example `my-app/1.2.3`. */
  userAgentSuffix?: string | undefined;
  /** Keys of your own accounts with upstreams (BYOK), by slug: `{ anthropic: '…' }`. Sent as `X-Provider-API-Keys`. */
  api_keys?: Readonly<Record<string, string>> | undefined;
  /** Fields for the body of every request, under their wire names. Models and calls win over them. */
  extraBody?: Record<string, unknown> | undefined;
  /**
   * `strict` also asks for usage in streams with `stream_options`, which servers that imitate OpenRouter may need; OpenRouter itself
   * always reports usage. Default `compatible`.
   */
  compatibility?: 'strict' | 'compatible' | undefined;
  /**
   * Deltas of one block (text, reasoning, the arguments of a tool) that come in one network read are handed on as one part: frameworks
   * spend more on a part than all else costs. Nothing that arrives later is waited for. With `includeRawChunks` nothing is joined. Models
   * and calls win over it. Default true.
   */
  coalesce?: boolean | undefined;
}
