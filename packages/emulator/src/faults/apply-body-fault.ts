import type { ErrorMember } from '../http/api-error.ts';
import { tokenise } from '../tokens/tokenise.ts';
import { faultError, type CutPoint, type Fault } from './fault.ts';
import { shapeBody } from './shape-wire.ts';

/** What goes wrong with the body of a whole chat answer. */
export interface FaultyBody {
  readonly text: string;
  /** How the body ends after the text. */
  readonly end: 'close' | 'reset' | 'stall';
  /** Whether some of the text is missing. */
  readonly cut?: boolean;
}

/** How an API writes the bodies that a fault puts in the place of an answer. */
export interface BodyForm {
  /** The generation id of the answer. */
  readonly id: string;
  readonly toError: (error: ErrorMember, id: string | undefined) => Record<string, unknown>;
  readonly toEmpty: () => Record<string, unknown>;
}

/**
 * Applies a fault to the JSON of a whole answer. `leadingText` are the keep-alive lines before it; without `form`, errors
 * have the shape that all endpoints share.
 */
export function applyBodyFault(
  body: Record<string, unknown>,
  leadingText: string,
  fault: Fault | undefined,
  form: BodyForm = sharedForm(body),
): FaultyBody {
  const text = leadingText + JSON.stringify(shapeBody(body, fault));
  switch (fault?.kind) {
    case 'error-in-ok':
      return close(form.toError(faultError(fault.error), fault.withGenerationId ? form.id : undefined), leadingText);
    case 'error-without-choices':
      return close(form.toError(faultError(fault.error), form.id), leadingText);
    case 'no-choices':
      return close(form.toEmpty(), leadingText);
    case 'garbage':
      return { text: `${fault.line ?? '<garbage>'}\n${text}`, end: 'close' };
    case 'stall':
      return { text: leadingText, end: 'stall' };
    case 'cut':
      return cutBody(text, fault);
    case 'choice-error': // was composed into the body
    case 'stream-error':
    case 'refusal':
    case 'truncated-arguments':
    case 'empty':
    case 'tool-calls':
    case 'nulls':
    case 'no-done':
    case 'slow':
    case 'rate-limit':
    case 'http-error':
    case 'html':
    case 'dropped-connection':
    case undefined:
      return { text, end: 'close' };
  }
}

function sharedForm(body: Record<string, unknown>): BodyForm {
  return {
    id: typeof body.id === 'string' ? body.id : '',
    toError: (error, id) => ({ ...(id !== undefined && { id }), error }),
    toEmpty: () => ({ ...body, choices: [] }),
  };
}

function close(body: Record<string, unknown>, leadingText: string): FaultyBody {
  return { text: leadingText + JSON.stringify(body), end: 'close' };
}

/** A cut beyond the end of the body cuts nothing. */
function cutBody(text: string, fault: Extract<Fault, { kind: 'cut' }>): FaultyBody {
  const left = cutText(text, fault.after);
  return left === text ? { text, end: 'close' } : { text: left, end: fault.how ?? 'close', cut: true };
}

function cutText(text: string, after: CutPoint): string {
  if ('bytes' in after) return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, after.bytes));
  if ('deltas' in after) return tokenise(text).slice(0, after.deltas).join('');
  const start = text.indexOf('"arguments":"');
  if (start < 0) return text;
  const inside = start + '"arguments":"'.length;
  return text.slice(0, inside) + tokenise(text.slice(inside)).slice(0, after.toolArgumentDeltas).join('');
}
