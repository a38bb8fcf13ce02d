import { refuse } from '../checks/field-check.ts';
import { ApiError } from '../http/api-error.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { RecordedRequest } from '../requests/recorded-request.ts';
import { differences, type RequestMatch } from '../requests/request-match.ts';
import { checkFault } from './check-fault.ts';
import { checkPlannedFault } from './check-planned-fault.ts';
import type { Fault } from './fault.ts';
import { readFaultText } from './parse-fault.ts';
import type { Faults } from './planned-fault.ts';

/** The faults that an emulator has still to show. */
export interface FaultPlan {
  /** The fault that a request meets; it is used up once. */
  take(request: RecordedRequest): Fault | undefined;
}

interface Waiting {
  readonly fault: Fault;
  readonly match: RequestMatch | undefined;
  left: number;
}

/** The plan of the option `faults`; a TypeError names the place where it is wrong. */
export function createFaultPlan(faults: Faults | undefined): FaultPlan {
  if (typeof faults === 'function') {
    return { take: (request) => told(() => readFunctionResult(faults(request))) };
  }
  const waiting = faults === undefined ? [] : told(() => readList(faults));
  return {
    take(request) {
      const found = waiting.find(
        ({ left, match }) => left > 0 && (match === undefined || differences(request, match).length === 0),
      );
      if (!found) return undefined;
      found.left--;
      return found.fault;
    },
  };
}

function readList(faults: Exclude<Faults, (...given: never) => unknown>): Waiting[] {
  // Programs without types give anything.
  const given = faults as JsonValue;
  if (!Array.isArray(given)) return [readPlanned(given, 'faults')];
  const waiting = given.map((planned, index) => readPlanned(planned, `faults.${index}`));
  const last = waiting.findIndex(({ left, match }) => left === Infinity && match === undefined);
  if (last >= 0 && last < waiting.length - 1) {
    refuse(`faults.${last}`, 'It meets every request, so that none is left for the next; it needs "match" or "times"');
  }
  return waiting;
}

function readPlanned(given: JsonValue, path: string): Waiting {
  const { match, times, ...fault } = checkPlannedFault(given, path);
  return { fault, match, left: typeof times === 'number' ? times : Infinity };
}

function readFunctionResult(result: Fault | string | undefined): Fault | undefined {
  if (result === undefined) return undefined;
  const path = 'faults()';
  // Programs without types give anything.
  const given = result as JsonValue;
  return checkFault(typeof given === 'string' ? readFaultText(given, path) : given, path);
}

function told<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApiError) throw new TypeError(`The faults cannot be used: ${error.message}`, { cause: error });
    throw error;
  }
}
