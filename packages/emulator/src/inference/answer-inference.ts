import { applyBodyFault } from '../faults/apply-body-fault.ts';
import { endBody } from '../faults/end-body.ts';
import type { Fault } from '../faults/fault.ts';
import { COMMON_HEADERS } from '../http/json-response.ts';
import type { RouteContext } from '../routing/route.ts';
import type { Inference } from './inference.ts';
import { atPaceOf, wholePause } from './pace.ts';
import { settleInference, type InferenceUse } from './settle-inference.ts';

const EXPOSED = 'X-Generation-Id,X-Provider-Name,cf-ray';

/** Headers of an answer of a model that does not chat. */
export function inferenceHeaders(
  inference: Pick<Inference, 'id' | 'providerName'>,
  contentType: string,
): Record<string, string> {
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

/**
 * A JSON answer of a model, with what goes wrong with it. It is charged what it used, whether or not the client waits for it:
 * answers that are not streamed run to their end.
 */
export function answerInference(
  context: RouteContext,
  inference: Inference,
  body: Record<string, unknown>,
  options: { use?: InferenceUse; status?: number; leadingText?: string } = {},
): Response {
  const fault = sharedBodyFault(context.fault);
  // An error in a good answer may name the generation, also where the answer itself does not.
  const written = fault?.kind === 'error-in-ok' ? { id: inference.id, ...body } : body;
  const faulty = applyBodyFault(written, options.leadingText ?? '', fault);
  const end = fault?.kind === 'error-in-ok' || faulty.cut === true ? 'failed' : 'finished';
  if (options.use) settleInference(context, inference, options.use, { end });
  return new Response(endBody(faulty, context.request.signal, wholePause(atPaceOf(context, inference))), {
    status: options.status ?? 200,
    headers: inferenceHeaders(inference, 'application/json'),
  });
}
