import type { Mask } from '../errors/mask-secrets.ts';
import { ByteReader } from './byte-reader.ts';

/** An answer with a status of success whose body has not been read yet, or one of failure on its way to become an error. */
export class TransportResponse {
  readonly url: string;
  /** What may be shown of it. */
  readonly head: ResponseHead;
  /** When the headers came, epoch milliseconds. */
  readonly receivedAt = Date.now();
  readonly body: ByteReader;
  /** Hides the secrets of the request in what an error shows. */
  readonly mask: Mask;

  constructor(url: string, response: Response, signal: AbortSignal | undefined, mask: Mask) {
    this.url = url;
    this.head = new ResponseHead(response);
    this.body = new ByteReader(response.body, signal);
    this.mask = mask;
  }

  get status(): number {
    return this.head.status;
  }

  /** Lower-case names. */
  get headers(): Record<string, string> {
    return this.head.headers;
  }
}

/**
 * Status and headers of an answer. `fetch` gives headers that are slow to list (some microseconds, as much as much else of a small call):
 * that is done at the first question, because not every framework shows them.
 */
export class ResponseHead {
  readonly status: number;
  readonly #fetched: Headers;
  #headers: Record<string, string> | undefined;

  constructor({ status, headers }: Response) {
    this.status = status;
    this.#fetched = headers;
  }

  /** Lower-case names. */
  get headers(): Record<string, string> {
    return (this.#headers ??= readHeaders(this.#fetched));
  }

  toJSON(): { status: number; headers: Record<string, string> } {
    return { status: this.status, headers: this.headers };
  }
}

function readHeaders(headers: Headers): Record<string, string> {
  const read: Record<string, string> = {};
  // A third of the time of `Object.fromEntries`.
  headers.forEach((value, name) => (read[name] = value));
  return read;
}
