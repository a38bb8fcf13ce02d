import { OpenRouterConfigurationError } from '../errors/openrouter-error.ts';
import type { Mask } from '../errors/mask-secrets.ts';
import { ByteReader } from './byte-reader.ts';

/** An answer with a status of success whose body has not been read yet, or one of failure on its way to become an error. */
export class TransportResponse {
  readonly url: string;
  readonly status: number;
  /** When the headers came, epoch milliseconds. */
  readonly receivedAt = Date.now();
  readonly body: ByteReader;
  /** Hides the secrets of the request in what an error shows. */
  readonly mask: Mask;
  readonly #fetched: Headers;
  #headers: Record<string, string> | undefined;

  /** @throws {OpenRouterConfigurationError} for an answer of a `fetch` that is none of the Web's: its body is no web stream */
  constructor(url: string, response: Response, signal: AbortSignal | undefined, mask: Mask) {
    // An answer without a body has `null`; React Native's own has no such field, and node-fetch a stream of Node.
    const { body }: { body?: Partial<ReadableStream> | null } = response;
    if (body !== null && body?.getReader === undefined) {
      throw new OpenRouterConfigurationError(
        'fetch',
        'The answer came, but this fetch gives no web stream as its body. Give another.',
      );
    }
    this.url = url;
    this.status = response.status;
    this.body = new ByteReader(response.body, signal);
    this.mask = mask;
    this.#fetched = response.headers;
  }

  /** Lower-case names. Listed at the first question: a dozen headers take some microseconds, much of what a small call takes. */
  get headers(): Record<string, string> {
    return (this.#headers ??= readHeaders(this.#fetched));
  }

  /** What an exchange tells of it. */
  toHead(includeHeaders = true): { status: number; headers: Record<string, string> } {
    return { status: this.status, headers: includeHeaders ? this.headers : {} };
  }
}

function readHeaders(headers: Headers): Record<string, string> {
  const read: Record<string, string> = {};
  // A third of the time of `Object.fromEntries`.
  headers.forEach((value, name) => (read[name] = value));
  return read;
}
