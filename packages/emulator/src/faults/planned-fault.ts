import type { RecordedRequest } from '../requests/recorded-request.ts';
import type { RequestMatch } from '../requests/request-match.ts';
import type { Fault } from './fault.ts';

/** A fault, and which requests it meets. */
export type PlannedFault = Fault & {
  /** Which requests, as `emulator.requests.matching` takes it. Default: every request. */
  readonly match?: RequestMatch;
  /** How many of the requests that fit. Default `always`. */
  readonly times?: number | 'always';
};

/**
 * What goes wrong: a fault, or a list of which each request meets the first that fits it and is not used up; as objects or
 * in the words of the header `x-emulator-fault`. Or a function of the request.
 */
export type Faults =
  | PlannedFault
  | string
  | readonly (PlannedFault | string)[]
  | ((request: RecordedRequest) => Fault | string | undefined);
