import { faultOfHeader } from '../faults/choose-fault.ts';
import type { Fault } from '../faults/fault.ts';
import { FaultyResponse } from '../faults/faulty-response.ts';
import { parseFault } from '../faults/parse-fault.ts';
import { replacesAnswer } from '../faults/whole-response-fault.ts';
import type { RouteContext } from '../routing/route.ts';

/**
 * What goes wrong: by the header of the request, else by the script, else by the options. Throws a fault that takes the place of
 * the whole response.
 */
export function stepFault(scripted: Fault | string | undefined, context: RouteContext): Fault | undefined {
  if (scripted === undefined || faultOfHeader(context.recorded)) return context.fault;
  const fault = typeof scripted === 'string' ? parseFault(scripted, 'script.fault') : scripted;
  context.state.faultedRequests.add(context.recorded);
  if (replacesAnswer(fault)) throw new FaultyResponse(fault);
  return fault;
}
