import { http, HttpResponse, type HttpHandler } from 'msw';

/** Whatever answers as `fetch` does: an emulator, a recorder, a replay. */
export interface AnswersRequests {
  readonly fetch: (input: Request) => Promise<Response>;
}

/** Options of {@link openrouterHandler}. */
export interface HandlerOptions {
  /** Requests that are answered. Default: every one to `https://openrouter.ai/api/` and to the page `/auth`, with any sub-domain. */
  readonly url?: string | RegExp;
}

const OPENROUTER = /^https:\/\/(?:[\w-]+\.)?openrouter\.ai\/(?:api\/|auth(?:$|\?))/;

/**
 * A request handler of msw (Mock Service Worker) that lets an emulator answer the requests to OpenRouter: clients need no
 * `fetch` and no base URL of their own. Takes a recorder or a replayer as well.
 *
 * @example
 * const server = setupServer(openrouterHandler(createEmulator({ seed: 1 })));
 * server.listen({ onUnhandledFrame: 'error' });
 */
export function openrouterHandler(emulator: AnswersRequests, options: HandlerOptions = {}): HttpHandler {
  return http.all(options.url ?? OPENROUTER, async ({ request }) => {
    try {
      return await emulator.fetch(request);
    } catch (error) {
      // A connection that breaks before any answer; msw would make a 500 of the exception.
      if (error instanceof TypeError) return HttpResponse.error();
      throw error;
    }
  });
}
