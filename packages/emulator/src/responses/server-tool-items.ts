import type { ServerToolUse } from '../chat/server-tools/server-tool-use.ts';
import { randomText, type Random } from '../deterministic/random.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';

/** What a server tool did as an output item. */
export function toServerToolItem({ type, requested, input, result }: ServerToolUse, ids: Random): JsonObject {
  const id = (prefix: string): string => `${prefix}_tmp_${randomText(ids, 11)}`;
  const done = { type, status: 'completed' };
  switch (type) {
    case 'openrouter:web_search': {
      const sources = urlsOf(result.results).map((url) => ({ type: 'url', url }));
      const action = { type: 'search', query: input.query, sources };
      // The shorthands of OpenAI's have OpenAI's item.
      return requested === type
        ? { id: id('st'), ...done, action }
        : { id: id('ws'), type: 'web_search_call', status: 'completed', action };
    }
    case 'openrouter:image_generation': {
      const { prompt } = input;
      const { imageUrl } = result;
      return requested === type
        ? { id: id('st'), ...done, prompt, imageUrl }
        : { id: id('ig'), type: 'image_generation_call', status: 'completed', prompt, result: base64Of(imageUrl) };
    }
    case 'openrouter:datetime':
    case 'openrouter:web_fetch':
    case 'openrouter:advisor':
    case 'openrouter:subagent':
    case 'openrouter:files':
      return { id: id('st'), ...done, ...input, ...result };
    case 'openrouter:fusion': {
      const { responses, analysis } = result;
      return { id: id('st'), ...done, responses, analysis, failed_models: [], sources: [] };
    }
    case 'openrouter:shell':
      return { id: id('st'), ...done, call_id: id('call'), action: input, output: result.output };
    case 'openrouter:apply_patch':
      return { id: id('st'), ...done, call_id: id('call'), operation: input.operation };
    case 'openrouter:experimental__search_models':
      return { id: id('st'), ...done, query: input.query, arguments: JSON.stringify(input) };
    default:
      // `openrouter:tool_search`, the only one left that this API takes.
      return { id: id('st'), ...done, query: input.query };
  }
}

function urlsOf(results: JsonValue | undefined): string[] {
  if (!Array.isArray(results)) return [];
  return results.flatMap((page) => (isJsonObject(page) && typeof page.url === 'string' ? [page.url] : []));
}

function base64Of(url: JsonValue | undefined): string {
  return typeof url === 'string' ? url.slice(url.indexOf(',') + 1) : '';
}
