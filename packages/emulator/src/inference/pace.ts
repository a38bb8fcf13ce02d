import { refuse } from '../checks/field-check.ts';
import type { RouteContext } from '../routing/route.ts';
import type { Pace } from './pauses.ts';

const SLOW_EVENT = 100;
const PACE_HEADER = 'x-emulator-pace';

/**
 * The pace of an answer: of the fault `slow`, else of the header `x-emulator-pace`, else of a slow upstream, else of the
 * options.
 */
export function paceOf({ fault, pace, recorded, state }: RouteContext): Pace | undefined {
  if (fault?.kind === 'slow') {
    const perEvent = fault.perEvent ?? SLOW_EVENT;
    return { firstEvent: fault.firstEvent ?? perEvent, perEvent };
  }
  const header = recorded.headers[PACE_HEADER];
  return header === undefined ? (pace ?? state.options.pace) : readPace(header);
}

/** Milliseconds before the JSON of a whole answer: the fault `slow` and slow upstreams hold it back. */
export function wholePause(context: RouteContext): number {
  return context.fault?.kind === 'slow' || context.pace ? (paceOf(context)?.firstEvent ?? 0) : 0;
}

/** The context of a call at the upstream that answers it. */
export function atPaceOf(context: RouteContext, { pace }: { readonly pace?: Pace }): RouteContext {
  return pace ? { ...context, pace } : context;
}

/** `20`, or `500,20` for a longer pause before the first event. */
function readPace(text: string): Pace {
  const [first = 0, rest = first, ...more] = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const good = more.length === 0 && [first, rest].every((value) => Number.isFinite(value) && value >= 0);
  return good
    ? { firstEvent: first, perEvent: rest }
    : refuse(PACE_HEADER, `"${text}" is not a pause in milliseconds, or two of them as in "500,20"`);
}
