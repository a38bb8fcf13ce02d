import type { PathInput } from '../http/build-path.ts';
import type { TransportRequest } from '../http/transport.ts';

/** Values of a path's parameters, of the query and of the body. */
export interface EndpointInput extends PathInput {
  /** Sent as JSON. */
  body?: unknown;
}

/** One operation of the API, as data. `Answer` is what its JSON is; nothing at run time knows it. */
export interface Endpoint<Answer> {
  readonly method: TransportRequest['method'];
  /** For example `/models/{author}/{slug}/endpoints`. */
  readonly path: string;
  readonly key: NonNullable<TransportRequest['key']>;
  /** Carries the type of the answer; never set. */
  readonly answer?: Answer;
}

/** Describes an operation; the API key goes along unless `key` says otherwise. */
/* @__NO_SIDE_EFFECTS__ */
export function endpoint<Answer>(
  method: Endpoint<Answer>['method'],
  path: string,
  key: Endpoint<Answer>['key'] = 'api',
): Endpoint<Answer> {
  return { method, path, key };
}
