import { tokenise } from '../tokens/tokenise.ts';
import { faultError, type CutPoint, type Fault } from './fault.ts';

/** What goes wrong with the body of a whole chat answer. */
export interface FaultyBody {
  readonly text: string;
  /** How the body ends after the text. */
  readonly end: 'close' | 'reset' | 'stall';
}

/** Applies a fault to the JSON of a whole answer. `leadingText` are the keep-alive lines before it. */
export function applyBodyFault(
  body: Record<string, unknown>,
  leadingText: string,
  fault: Fault | undefined,
): FaultyBody {
  const text = leadingText + JSON.stringify(body);
  switch (fault?.kind) {
    case 'error-in-ok':
      return close({ ...(fault.withGenerationId && { id: body.id }), error: faultError(fault.error) }, leadingText);
    case 'error-without-choices':
      return close({ id: body.id, error: faultError(fault.error) }, leadingText);
    case 'no-choices':
      return close({ ...body, choices: [] }, leadingText);
    case 'garbage':
      return { text: `${fault.line ?? '<garbage>'}\n${text}`, end: 'close' };
    case 'stall':
      return { text: leadingText, end: 'stall' };
    case 'cut':
      return { text: cutText(text, fault.after), end: fault.how ?? 'close' };
    case 'choice-error': // was composed into the body
    case 'stream-error':
    case 'refusal':
    case 'http-error':
    case 'html':
    case 'dropped-connection':
    case undefined:
      return { text, end: 'close' };
  }
}

function close(body: Record<string, unknown>, leadingText: string): FaultyBody {
  return { text: leadingText + JSON.stringify(body), end: 'close' };
}

function cutText(text: string, after: CutPoint): string {
  if ('bytes' in after) return new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, after.bytes));
  if ('deltas' in after) return tokenise(text).slice(0, after.deltas).join('');
  const start = text.indexOf('"arguments":"');
  if (start < 0) return text;
  const inside = start + '"arguments":"'.length;
  return text.slice(0, inside) + tokenise(text.slice(inside)).slice(0, after.toolArgumentDeltas).join('');
}
