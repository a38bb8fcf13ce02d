import type { ChatEvent } from '../chat/wire/chat-events.ts';
import { isJsonObject, type JsonObject } from '../json/json-value.ts';

/** The events between the beginning and the end of an item of a server tool; most tools have none. */
export function* serverToolEvents(item: JsonObject, place: object): Generator<ChatEvent> {
  const frame = (type: string, members: object = {}): ChatEvent => ({
    kind: 'frame',
    body: { type: `response.${type}`, ...place, ...members },
  });
  switch (item.type) {
    case 'web_search_call':
      yield frame('web_search_call.in_progress');
      yield frame('web_search_call.searching');
      yield frame('web_search_call.completed');
      break;
    case 'image_generation_call':
      yield frame('image_generation_call.in_progress');
      yield frame('image_generation_call.generating');
      yield frame('image_generation_call.completed');
      break;
    case 'openrouter:fusion': {
      const panel = (Array.isArray(item.responses) ? item.responses : []).filter(isJsonObject);
      yield frame('fusion_call.in_progress');
      for (const { model } of panel) yield frame('fusion_call.panel.added', { model });
      for (const { model, content } of panel) {
        yield frame('fusion_call.panel.delta', { model, delta: content });
        yield frame('fusion_call.panel.completed', { model, content });
      }
      const analyst = panel[0]?.model;
      yield frame('fusion_call.analysis.in_progress', { analyst_model: analyst, judge_model: analyst });
      yield frame('fusion_call.analysis.completed', { analysis: item.analysis });
      yield frame('fusion_call.completed');
      break;
    }
    default:
      break;
  }
}

/** An item of a server tool as it is added: what the tool found is not there yet. */
export function openServerToolItem(item: JsonObject): JsonObject {
  const { id, type, status: _status, ...members } = item;
  const begun = { id, type, status: 'in_progress' };
  switch (type) {
    case 'web_search_call':
      return { ...begun, action: { type: 'search', query: '' } };
    case 'image_generation_call':
      return { ...begun, result: null };
    case 'openrouter:datetime':
      // The document wants both from the beginning.
      return { ...begun, datetime: '', timezone: members.timezone };
    default:
      return begun;
  }
}
