/** The Web's `fetch`, or anything that behaves like it. */
export type FetchFunction = (input: string, init: RequestInit) => Promise<Response>;

/** Extra request headers; `undefined` removes one. Names are case-insensitive. */
export type HeadersOption = Readonly<Record<string, string | undefined>>;

/** How OpenRouter is reached. Shared by every client, provider and model of the project. */
export interface TransportOptions {
  /**
   * The API key, or a function that gives it (called for each request).
   * Default: the environment variable `OPENROUTER_API_KEY`.
   */
  apiKey?: string | (() => string | Promise<string>) | undefined;
  /**
   * The management key, for the endpoints that administer an account; it cannot call models.
   * Default: the environment variable `OPENROUTER_MANAGEMENT_KEY`.
   */
  managementKey?: string | (() => string | Promise<string>) | undefined;
  /** Default: the environment variable `OPENROUTER_BASE_URL`, else `https://openrouter.ai/api/v1`. */
  baseURL?: string | undefined;
  /** Headers for each request. They win over the ones made here; an `Authorization` header takes the place of the API key,
   * not of the management key, and does not go along where no key does. One that is `undefined` leaves the API key out. */
  headers?: HeadersOption | (() => HeadersOption | Promise<HeadersOption>) | undefined;
  /** Replaces the Web's `fetch`: a proxy, a test, the emulator. */
  fetch?: FetchFunction | undefined;
  /** URL of the app: what OpenRouter's rankings know it by (`HTTP-Referer`). */
  appURL?: string | undefined;
  /** Display name of the app (`X-OpenRouter-Title`). */
  appTitle?: string | undefined;
  /** Categories of the app, for example `['cli-agent']` (`X-OpenRouter-Categories`). */
  appCategories?: readonly string[] | undefined;
  /** Appended to the `User-Agent`, for example `my-app/1.2.3`. */
  userAgentSuffix?: string | undefined;
}
