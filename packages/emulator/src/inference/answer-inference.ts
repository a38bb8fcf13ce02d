import { applyBodyFault } from '../faults/apply-body-fault.ts';
import { endBody } from '../faults/end-body.ts';
import type { Fault } from '../faults/fault.ts';
import { COMMON_HEADERS } from '../http/json-response.ts';
import type { RouteContext } from '../routing/route.ts';
import type { Inference } from './inference.ts';

const EXPOSED = 'X-Generation-Id,X-Provider-Name,cf-ray';

/** Headers of an answer of a model that does not chat. */
export function inferenceHeaders(inference: Inference, contentType: string): Record<string, string> {
  return {
    ...COMMON_HEADERS,
    'access-control-expose-headers': EXPOSED,
    'content-type': contentType,
    'x-generation-id': inference.id,
    'x-provider-name': inference.providerName,
  };
}

/** The faults that meet every answer of a model, not only those of chat. */
export type SharedBodyFault = Extract<Fault, { kind: 'error-in-ok' | 'garbage' | 'cut' | 'stall' }>;

/** The fault of a request if it is one that meets every answer. */
export function sharedBodyFault(fault: Fault | undefined): SharedBodyFault | undefined {
  switch (fault?.kind) {
    case 'error-in-ok':
    case 'garbage':
    case 'cut':
    case 'stall':
      return fault;
    default:
      return undefined;
  }
}

/** A JSON answer of a model, with what goes wrong with it. */
export function answerInference(
  context: RouteContext,
  inference: Inference,
  body: Record<string, unknown>,
  status = 200,
): Response {
  const faulty = applyBodyFault({ id: inference.id, ...body }, '', sharedBodyFault(context.fault));
  const text = sharedBodyFault(context.fault) ? faulty.text : JSON.stringify(body);
  return new Response(endBody({ ...faulty, text }, context.request.signal), {
    status,
    headers: inferenceHeaders(inference, 'application/json'),
  });
}
