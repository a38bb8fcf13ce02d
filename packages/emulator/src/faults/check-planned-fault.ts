import { countOrAlways } from '../checks/closed-object.ts';
import { checkFields, requireObject } from '../checks/field-check.ts';
import type { JsonValue } from '../json/json-value.ts';
import { checkRequestMatch } from '../requests/check-request-match.ts';
import { checkFault } from './check-fault.ts';
import { readFaultText } from './parse-fault.ts';
import type { PlannedFault } from './planned-fault.ts';

/** A fault of the option or the command line, as an object or as text, or an error that names the field that is wrong. */
export function checkPlannedFault(given: JsonValue, path: string): PlannedFault {
  const planned = typeof given === 'string' ? readFaultText(given, path) : requireObject(given, path);
  const { match, times, ...fault } = planned;
  checkFields({ match, times }, { match: checkRequestMatch, times: countOrAlways }, `${path}.`);
  checkFault(fault, path);
  // Every member was checked above.
  return planned as unknown as PlannedFault;
}
