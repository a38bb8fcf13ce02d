import type { Emulator } from '../create-emulator.ts';
import { isJsonObject } from '../json/json-value.ts';
import type { LedgerEntry } from '../money/ledger.ts';
import type { RecordedRequest } from '../requests/recorded-request.ts';
import { createMask } from '../secrets/mask.ts';

type Fetch = Emulator['fetch'];

/** What can be logged: an emulator, a replay, or a recorder, which keeps no log and no books. */
interface Served {
  readonly fetch: Fetch;
  readonly requests?: RecordedRequest[];
  readonly ledger?: LedgerEntry[];
}

/** Tells requests apart that are alike and come at once. */
const NUMBER_HEADER = 'x-emulator-number';

/** `fetch` of what is served: each request is told in a line when its answer has ended, and then forgotten. */
export function logFetch(served: Served, write: (line: string) => void): Fetch {
  let count = 0;
  return async (input, init) => {
    const began = Date.now();
    const request = new Request(input, init);
    const number = String(count++);
    // A recorder would send it on.
    if (served.requests) request.headers.set(NUMBER_HEADER, number);
    const tell = (status: string, id: string | null): void => {
      const { requests = [], ledger = [] } = served;
      const recorded = takeEntry(requests, number);
      const charge = ledger.find(({ generationId }) => generationId === id);
      if (charge) ledger.splice(ledger.indexOf(charge), 1);
      write(describe(request, status, { recorded, charge, milliseconds: Date.now() - began }));
    };
    let response: Response;
    try {
      response = await served.fetch(request);
    } catch (error) {
      tell(request.signal.aborted ? 'client went away' : `connection broken${reasonOf(error)}`, null);
      throw error;
    }
    const id = response.headers.get('x-generation-id');
    if (!response.body) {
      tell(String(response.status), id);
      return response;
    }
    const body = watchBody(response.body, (end) => tell(`${response.status}${end}`, id));
    return new Response(body, { status: response.status, headers: response.headers });
  };
}

/** The log entry of a request. The log of a server is read by nobody and would grow with every request. */
function takeEntry(requests: RecordedRequest[], number: string): RecordedRequest | undefined {
  const at = requests.findIndex(({ headers }) => headers[NUMBER_HEADER] === number);
  return at < 0 ? undefined : requests.splice(at, 1)[0];
}

function describe(
  { method, url, headers }: Request,
  status: string,
  facts: { recorded: RecordedRequest | undefined; charge: LedgerEntry | undefined; milliseconds: number },
): string {
  const { recorded, charge, milliseconds } = facts;
  const body = isJsonObject(recorded?.body) ? recorded.body : {};
  const { pathname, search } = new URL(url);
  const path = createMask(headers, pathname).path(`${pathname}${search}`);
  const parts = [
    new Date().toISOString().slice(11, 19),
    method,
    path.replace(/^\/api\/v1(?=\/)/, ''),
    typeof body.model === 'string' ? body.model : '',
    body.stream === true ? 'stream' : '',
    status,
    charge ? `${charge.provider}, ${charge.promptTokens} + ${charge.completionTokens} tokens, $${charge.amount}` : '',
    `${milliseconds} ms`,
  ];
  const line = parts.filter((part) => part !== '').join('  ');
  // A terminal would obey what a request has in it.
  return line.replaceAll(/\p{Cc}/gu, '');
}

/** `fetch` says little itself: why it failed stands in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && cause.message !== '' ? ` (${cause.message})` : '';
}

/** The same bytes, as fast as they are read; `tell` is called once, with how the body ended. */
function watchBody(body: ReadableStream<Uint8Array>, tell: (end: string) => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let told = false;
  // A client that leaves breaks the read that is under way, too.
  const ended = (end: string): void => {
    if (!told) tell(end);
    told = true;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (!done) {
            controller.enqueue(value);
            return;
          }
          ended('');
          controller.close();
        } catch (error) {
          ended(', broken off');
          controller.error(error);
        }
      },
      async cancel(reason) {
        ended(', client went away');
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}
