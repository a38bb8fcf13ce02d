import type { ServerToolUse } from '../chat/server-tools/server-tool-use.ts';
import { randomText, type Random } from '../deterministic/random.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json/json-value.ts';

const DIRECT = { type: 'direct' };

/** What a server tool did as blocks: its use, and its result where Anthropic's form has a block for that. */
export function toServerToolBlocks({ type, input, result }: ServerToolUse, ids: Random): JsonObject[] {
  const id = `srvtoolu_${randomText(ids, 24)}`;
  const name = type === 'openrouter:tool_search' ? 'tool_search_tool_bm25' : type.replace('openrouter:', '');
  const use = { type: 'server_tool_use', id, name, input, caller: DIRECT };
  const told = { tool_use_id: id };
  switch (type) {
    case 'openrouter:web_search':
      return [use, { type: 'web_search_tool_result', ...told, caller: DIRECT, content: pages(result.results) }];
    case 'openrouter:web_fetch':
      return [use, { type: 'web_fetch_tool_result', ...told, caller: DIRECT, content: fetched(result) }];
    case 'openrouter:advisor':
      return [use, { type: 'advisor_tool_result', ...told, content: { type: 'advisor_result', text: result.advice } }];
    case 'openrouter:bash':
      return [use, { type: 'openrouter_bash_tool_result', ...told, content: result }];
    case 'openrouter:shell':
      return [use, { type: 'openrouter_shell_tool_result', ...told, content: result }];
    case 'openrouter:tool_search': {
      const names = Array.isArray(result.tools) ? result.tools : [];
      const references = names.map((tool) => ({ type: 'tool_reference', tool_name: tool }));
      const content = { type: 'tool_search_tool_search_result', tool_references: references };
      return [use, { type: 'tool_search_tool_result', ...told, content }];
    }
    default:
      return [use];
  }
}

function pages(results: JsonValue | undefined): JsonObject[] {
  return (Array.isArray(results) ? results : []).filter(isJsonObject).map(({ url, title, content }) => ({
    type: 'web_search_result',
    url,
    title,
    encrypted_content: btoa(typeof content === 'string' ? content : ''),
    page_age: null,
  }));
}

function fetched({ url, title, content, error }: JsonObject): JsonObject {
  if (error !== undefined) return { type: 'web_fetch_tool_result_error', error_code: 'url_not_allowed' };
  const source = { type: 'text', media_type: 'text/plain', data: content };
  return {
    type: 'web_fetch_result',
    url,
    content: { type: 'document', source, title: title ?? null, citations: null },
    retrieved_at: null,
  };
}
