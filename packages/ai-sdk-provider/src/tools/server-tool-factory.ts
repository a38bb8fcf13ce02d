import { InvalidArgumentError } from '@ai-sdk/provider';
import {
  createProviderExecutedToolFactory,
  jsonSchema,
  type ProviderExecutedTool,
  type ProviderExecutedToolFactory,
} from '@ai-sdk/provider-utils';
import type { JSONObject, ServerTool } from '@openrouter-adapters/core';

import { fromServerTool } from './from-server-tool.ts';
import type { InnerTool } from './server-tool-arguments.ts';

/** Makes a tool that OpenRouter runs. The key under which it is given to the AI SDK is its name there; any will do. */
export type ServerToolFactory<Arguments extends object, Output = unknown> = (
  options?: Parameters<ProviderExecutedToolFactory<JSONObject, Output, Arguments>>[0],
) => ProviderExecutedTool<JSONObject, Output>;

/**
 * What the model gives to a tool and what comes back is between it and OpenRouter: nothing is asked of it here, so that an answer that
 * was paid for stays readable when OpenRouter changes a tool.
 */
const anything = /* @__PURE__ */ jsonSchema<JSONObject>({ type: 'object' });

/** A factory of one kind of tool. `inputs` and outputs are typed as OpenRouter documents them, and not checked. */
/* @__NO_SIDE_EFFECTS__ */
export function serverToolFactory<Arguments extends object, Output = unknown>(
  id: `openrouter.${string}`,
): ServerToolFactory<Arguments, Output> {
  const create = createProviderExecutedToolFactory<JSONObject, Output, object>({
    id,
    inputSchema: anything,
    outputSchema: jsonSchema<Output>({}),
  });
  return (options) => create(withWireTools(options ?? {}));
}

/** Tools inside the arguments of a tool travel in their form on the wire. */
function withWireTools(options: object): object {
  if (!('tools' in options) || !Array.isArray(options.tools)) return options;
  // Typed by the arguments of the tools that have inner ones.
  return { ...options, tools: (options.tools as readonly InnerTool[]).map(toWireTool) };
}

function toWireTool(tool: InnerTool): ServerTool {
  if (!('id' in tool)) return tool;
  const result = fromServerTool({ type: 'provider', id: tool.id, name: tool.id, args: tool.args });
  if ('tool' in result) return result.tool;
  throw new InvalidArgumentError({ argument: 'tools', message: result.refusal });
}
