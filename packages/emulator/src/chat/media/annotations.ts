import { digest } from '../../deterministic/hash.ts';
import type { JsonObject } from '../../json/json-value.ts';
import { SEARCH_TOOLS } from '../check/check-tools.ts';
import type { ChatTurn } from '../chat-turn.ts';
import { mediaParts } from '../message-text.ts';

const MOST_RESULTS = 3;

/** Whether the request has OpenRouter search the web: `:online`, the web plugin or a search tool. */
export function searchesWeb({ request, variant }: ChatTurn): boolean {
  const plugin = request.plugins?.some(({ id, enabled }) => id === 'web' && enabled !== false) ?? false;
  const tool = request.tool_choice !== 'none' && (request.tools?.some(({ type }) => SEARCH_TOOLS.has(type)) ?? false);
  return variant === 'online' || plugin || tool;
}

/** Invented search results; their addresses are on a domain that is reserved for examples. */
export function citeSearch(turn: ChatTurn): JsonObject[] {
  const topics = turn.source.keywords.slice(0, MOST_RESULTS);
  const wished = turn.request.plugins?.find(({ id }) => id === 'web')?.max_results ?? MOST_RESULTS;
  return (topics.length > 0 ? topics : ['openrouter']).slice(0, Math.max(1, wished)).map((topic) => ({
    type: 'url_citation',
    url_citation: {
      url: `https://example.com/simulated/${encodeURIComponent(topic)}`,
      title: `Simulated page about ${topic}`,
      content: `This page does not exist. The emulator cites it because the request searched for ${topic}.`,
      start_index: 0,
      end_index: 0,
    },
  }));
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
