import { requireList, requireObject, requireString } from '../checks/field-check.ts';
import type { ReasoningDetail } from '../chat/reasoning/reasoning-detail.ts';
import { randomText, type Random } from '../deterministic/random.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';

// Items whose reasoning came without an id of its own get one that means nothing, as recorded.
const MADE_UP = 'rs_tmp_';

/** Reasoning as output items; what {@link readReasoning} makes of them again is the same. */
export function toReasoningItems(details: readonly ReasoningDetail[], ids: Random): JsonObject[] {
  const items: JsonObject[] = [];
  for (const detail of details) {
    const before = items.at(-1);
    if (detail.type === 'reasoning.encrypted' && before !== undefined && sharesItem(before, detail)) {
      before.encrypted_content = detail.data;
      if (typeof detail.id === 'string') before.id = detail.id;
    } else {
      items.push(toItem(detail, ids));
    }
  }
  return items;
}

/** OpenAI's and xAI's summary and its encrypted part are one item; Gemini's belongs to a tool call and stands alone. */
function sharesItem(item: JsonObject, detail: ReasoningDetail): boolean {
  const summarises = Array.isArray(item.summary) && item.summary.length > 0;
  return summarises && item.format === detail.format && item.encrypted_content === undefined;
}

function toItem(detail: ReasoningDetail, ids: Random): JsonObject {
  return {
    id: detail.id ?? `${MADE_UP}${randomText(ids, 11)}`,
    type: 'reasoning',
    status: 'completed',
    summary: detail.type === 'reasoning.summary' ? [{ type: 'summary_text', text: detail.summary ?? '' }] : [],
    ...(detail.type === 'reasoning.text' && { content: [{ type: 'reasoning_text', text: detail.text ?? '' }] }),
    ...(detail.type === 'reasoning.encrypted' && { encrypted_content: detail.data }),
    ...(typeof detail.signature === 'string' && { signature: detail.signature }),
    ...(typeof detail.format === 'string' && { format: detail.format }),
  };
}

/** A reasoning item as the details that it was made from. `format`: the one to take where a client has dropped it. */
export function readReasoning(item: JsonObject, path: string, format: string): ReasoningDetail[] {
  const own = { format: typeof item.format === 'string' ? item.format : format };
  const texts = (list: JsonValue | undefined, name: string): string[] =>
    list === undefined || list === null
      ? []
      : requireList(list, `${path}.${name}`).map((part, index) => {
          const partPath = `${path}.${name}.${index}`;
          return requireString(requireObject(part, partPath).text, `${partPath}.text`);
        });
  const signature = typeof item.signature === 'string' ? { signature: item.signature } : {};
  const id = typeof item.id === 'string' && !item.id.startsWith(MADE_UP) ? { id: item.id } : {};
  return [
    ...texts(item.summary, 'summary').map((summary): ReasoningDetail => ({
      type: 'reasoning.summary',
      summary,
      ...own,
    })),
    ...texts(item.content, 'content').map((text): ReasoningDetail => ({
      type: 'reasoning.text',
      text,
      ...signature,
      ...own,
    })),
    ...(typeof item.encrypted_content === 'string'
      ? [{ type: 'reasoning.encrypted' as const, data: item.encrypted_content, ...id, ...own }]
      : []),
  ];
}
