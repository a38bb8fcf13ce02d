import { nonEmptyString, parseJSONOrText } from '../../json.ts';
import type { ServerToolEvent } from '../chat-event.ts';

/**
 * What a reasoning detail of the type `reasoning.server_tool_call` says: of an answer that comes, or of one that was kept.
 *
 * @param id stands for one that the detail lacks
 */
export function readServerTool(
  detail: Readonly<Record<string, unknown>>,
  id: string,
): Pick<ServerToolEvent, 'id' | 'name' | 'arguments' | 'result'> {
  return {
    id: nonEmptyString(detail['tool_call_id']) ?? nonEmptyString(detail['id']) ?? id,
    name: nonEmptyString(detail['tool_name']) ?? 'unknown',
    arguments: readMaybeJSON(detail['arguments']),
    result: readMaybeJSON(detail['result']),
  };
}

/** Arguments and results travel as JSON text or as they are. */
function readMaybeJSON(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const parsed = parseJSONOrText(value);
  // Plain text may be a number.
  return typeof parsed === 'object' && parsed !== null ? parsed : value;
}
