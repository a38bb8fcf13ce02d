import type { EmulatorState } from '../emulator-state.ts';
import type { ErrorMember } from '../http/api-error.ts';
import type { Fault } from '../faults/fault.ts';
import type { Pace } from '../inference/pauses.ts';
import type { Caller } from '../keys/read-key.ts';
import type { RecordedRequest } from '../requests/recorded-request.ts';

/** What a handler gets. */
export interface RouteContext {
  readonly request: Request;
  /** The log entry of the request; its body is parsed. */
  readonly recorded: RecordedRequest;
  /** The body as text, for handlers that have to tell invalid JSON from a text. */
  readonly bodyText: string;
  /** The fields of a multipart body; undefined for any other. */
  readonly form: FormData | undefined;
  /** Values of the `{…}` segments of the route's path. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly caller: Caller;
  readonly state: EmulatorState;
  /** What is to go wrong; whole-response faults never reach a handler. */
  readonly fault: Fault | undefined;
  /** The pace of a slow upstream, once one is chosen. */
  readonly pace?: Pace;
}

/** One operation as data. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below `/api/v1` with `{name}` segments. */
  readonly path: string;
  /** Who may call: anybody, any good key, a key that can call models, a key that manages. */
  readonly access: 'open' | 'key' | 'inference' | 'management';
  /** What a key gets that does not manage, where one is needed that does. Default 401. */
  readonly ordinaryKey?: 401 | 403;
  /** The body of an error, for APIs with a form of their own. Default: `{error, user_id?}`. */
  readonly toErrorBody?: (error: ErrorMember) => Record<string, unknown>;
  /** Answers may come from the response cache. Default: no. */
  readonly isCacheable?: true;
  readonly handle: (context: RouteContext) => Response | Promise<Response>;
}
