import type { RouteContext } from '../routing/route.ts';
import type { OtherKind, StepOfKind } from './other-steps.ts';
import { stepFault } from './step-fault.ts';

/**
 * The step of the script for a call beside chat, to be taken once the request is known to be good, and the context with what the
 * step lets go wrong.
 */
export function takeScripted<Kind extends OtherKind>(
  context: RouteContext,
  kind: Kind,
  { model, input }: { readonly model: string; readonly input: string },
): { step: StepOfKind<Kind> | undefined; own: RouteContext } {
  const step = context.state.script.takeOther(kind, model, input);
  return { step, own: { ...context, fault: stepFault(step?.fault, context) } };
}
