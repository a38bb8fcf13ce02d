import { applyStreamFault } from '../faults/apply-stream-fault.ts';
import type { Fault } from '../faults/fault.ts';
import { COMMON_HEADERS } from '../http/json-response.ts';
import { paceOf } from '../inference/pace.ts';
import type { AnswerForm } from './answer-form.ts';
import type { AnswerParts } from './answer-parts.ts';
import { streamBody } from './wire/stream-body.ts';

/** Answers as server-sent events. */
export function answerStream(parts: AnswerParts, form: AnswerForm): Response {
  const { context, envelope, settlement } = parts;
  const { state, fault, request } = context;
  const events = applyStreamFault(form, parts, fault);
  let producedTokens = 0;
  let firstEventAt: number | undefined;
  const body = streamBody(form.finishEvents?.(events) ?? events, {
    signal: request.signal,
    pace: paceOf(context),
    cutBytes: cutBytesOf(fault),
    named: form.named ?? false,
    onDelta: (tokens) => {
      firstEventAt ??= state.clock();
      producedTokens += tokens;
    },
    onEnd: (end) => {
      const outcome = end === 'finished' && endsInError(fault) ? 'failed' : end;
      settlement.settle(outcome, { streamed: true, producedTokens, firstEventAt: firstEventAt ?? state.clock() });
    },
  });
  return new Response(body, {
    headers: {
      ...COMMON_HEADERS,
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache',
      'x-generation-id': envelope.id,
    },
  });
}

function cutBytesOf(fault: Fault | undefined): { count: number; how: 'close' | 'reset' } | undefined {
  if (fault?.kind !== 'cut' || !('bytes' in fault.after)) return undefined;
  return { count: fault.after.bytes, how: fault.how ?? 'close' };
}

/** Faults after which the provider has no finished answer to charge for. */
export function endsInError(fault: Fault | undefined): boolean {
  switch (fault?.kind) {
    case 'error-in-ok':
    case 'error-without-choices':
    case 'choice-error':
    case 'stream-error':
    case 'no-choices':
      return true;
    // Only a cut that came before the end, which the body itself tells.
    case 'cut':
    case 'stall':
    case 'garbage':
    case 'slow':
    case 'no-done':
    case 'truncated-arguments':
    case 'tool-calls':
    case 'empty':
    case 'nulls':
    case 'rate-limit':
    case 'refusal':
    case 'http-error':
    case 'html':
    case 'dropped-connection':
    case undefined:
      return false;
  }
}
