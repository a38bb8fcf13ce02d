import { digest } from '../../deterministic/hash.ts';
import { isJsonObject, type JsonObject } from '../../json/json-value.ts';
import { findPages } from '../server-tools/search-web.ts';
import type { ServerToolUse } from '../server-tools/server-tool-use.ts';
import type { ChatTurn } from '../chat-turn.ts';
import { mediaParts } from '../message-text.ts';

/** Whether OpenRouter searches the web for this answer: `:online`, the web plugin or a search tool that was used. */
export function searchesWeb(turn: ChatTurn): boolean {
  return turn.variant === 'online' || webPlugin(turn) !== undefined || searchTool(turn) !== undefined;
}

function webPlugin({ request }: ChatTurn): JsonObject | undefined {
  const plugin = request.plugins?.find(({ id, enabled }) => id === 'web' && enabled !== false);
  return plugin && { ...plugin };
}

function searchTool({ serverTools }: ChatTurn): ServerToolUse | undefined {
  return serverTools.find(({ type }) => type === 'openrouter:web_search');
}

/** Invented search results; their addresses are on a domain that is reserved for examples. */
export function citeSearch(turn: ChatTurn): JsonObject[] {
  const found = searchTool(turn)?.result.results;
  const pages = Array.isArray(found) ? found : findPages(turn, webPlugin(turn) ?? {});
  return pages
    .filter(isJsonObject)
    .map((page) => ({ type: 'url_citation', url_citation: { ...page, start_index: 0, end_index: 0 } }));
}

/** What the file parser read. The emulator parses nothing: it tells the size and the hash of what came. */
export function annotateFiles({ request }: ChatTurn): JsonObject[] {
  const echoed = new Set(
    request.messages
      .flatMap((message) => message.annotations ?? [])
      .map((annotation) => JSON.stringify(hashOf(annotation))),
  );
  return request.messages
    .filter((message) => message.role === 'user')
    .flatMap(mediaParts)
    .flatMap((part) => (part.file ? [part.file] : []))
    .flatMap(({ filename, file_data: fileData, file_id: fileId }) => {
      const source = fileData ?? fileId ?? '';
      const hash = digest(source) + digest(`file:${source}`);
      if (echoed.has(JSON.stringify(hash))) return [];
      const name = filename ?? 'document.pdf';
      const content = [
        `<file name="${name}">`,
        `Simulated content of ${name} (${source.length} characters sent)`,
        '</file>',
      ];
      return [{ type: 'file', file: { hash, name, content: content.map((text) => ({ type: 'text', text })) } }];
    });
}

function hashOf(annotation: JsonObject): unknown {
  const { file } = annotation;
  return typeof file === 'object' && file !== null && !Array.isArray(file) ? file.hash : undefined;
}
