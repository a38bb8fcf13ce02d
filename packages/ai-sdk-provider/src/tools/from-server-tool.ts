import type { LanguageModelV4ProviderTool } from '@ai-sdk/provider';
import type { JSONObject, ServerTool } from '@openrouter-adapters/core';

import { toSnakeCaseKeys } from '../settings/letter-case.ts';

/** Names of the AI SDK's tools whose name on the wire is another one. */
const wireNames: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['search_models', 'experimental__search_models'],
]);

/** Tools that chat completions answer with 400; they work on OpenRouter's other APIs. */
const refusedOnChat: ReadonlySet<string> = new Set(['bash', 'shell', 'apply_patch', 'tool_search']);

/** Arguments that other providers of the AI SDK take and that the API does not know, by tool. */
const unknownParameters: ReadonlyMap<string, readonly string[]> = /* @__PURE__ */ new Map([
  ['web_search', ['search_prompt']],
]);

/** A tool as it is sent, or why it is not. */
export type ServerToolResult = { tool: ServerTool; warnings: string[] } | { refusal: string };

/** Type on the wire of a provider tool (`openrouter.web_search` → `openrouter:web_search`), if it is one of OpenRouter's. */
export function toServerToolType(id: string): ServerTool['type'] | undefined {
  const [provider, ...rest] = id.split('.');
  const name = rest.join('.');
  return provider !== 'openrouter' || name === '' ? undefined : `openrouter:${wireNames.get(name) ?? name}`;
}

/**
 * Provider tool → tool that OpenRouter runs, its arguments nested under `parameters`.
 *
 * @see https://openrouter.ai/docs/guides/features/server-tools
 */
export function fromServerTool({ id, args }: LanguageModelV4ProviderTool): ServerToolResult {
  const type = toServerToolType(id);
  if (type === undefined)
    return { refusal: `OpenRouter does not run tools of ${id.split('.')[0]}; the tool was left out.` };
  const name = id.slice('openrouter.'.length);
  if (refusedOnChat.has(name)) {
    return {
      refusal: `Chat completions refuse ${type} with status 400: it works on the Responses and Messages APIs only.`,
    };
  }
  // Arguments of a tool are JSON; the host's type does not say so.
  const { ...parameters } = toSnakeCaseKeys(args) as JSONObject;
  const warnings: string[] = [];
  for (const unknown of unknownParameters.get(name) ?? []) {
    if (parameters[unknown] === undefined) continue;
    delete parameters[unknown];
    warnings.push(`The tool ${type} has no parameter ${unknown}; it was left out.`);
  }
  const isEmpty = Object.values(parameters).every((value) => value === undefined);
  return { tool: isEmpty ? { type } : { type, parameters }, warnings };
}
