import type {
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
  LanguageModelV4ProviderTool,
  SharedV4Warning,
} from '@ai-sdk/provider';
import type { FunctionTool, JSONObject, Tool } from '@openrouter-adapters/core';

import { toSnakeCase, toSnakeCaseKeys } from '../../settings/letter-case.ts';
import { fromServerTool } from '../../tools/from-server-tool.ts';
import { fromCacheControl, openrouterOptions } from '../prompt/part-options.ts';

/**
 * Tools of a call → tools of the request, and the names of those that cannot be sent: a tool of another provider is a warning, not a
 * wrong request.
 */
export function fromTools(
  given: LanguageModelV4CallOptions['tools'],
  warnings: SharedV4Warning[],
): { tools: Tool[]; leftOut: ReadonlySet<string> } {
  const tools: Tool[] = [];
  const leftOut = new Set<string>();
  for (const tool of given ?? []) {
    const sent = tool.type === 'function' ? fromFunctionTool(tool, warnings) : fromProviderTool(tool, warnings);
    if (sent === undefined) leftOut.add(tool.name);
    else tools.push(sent);
  }
  return { tools, leftOut };
}

/** Fields of a tool beside its function that are known to mean something to OpenRouter or an upstream. */
const knownFields: ReadonlySet<string> = new Set(['eager_input_streaming', 'defer_loading', 'async']);

function fromFunctionTool(tool: LanguageModelV4FunctionTool, warnings: SharedV4Warning[]): FunctionTool {
  const marker = fromCacheControl(tool.providerOptions);
  const description = describe(tool, warnings);
  return {
    type: 'function',
    function: {
      name: tool.name,
      ...(description !== undefined && { description }),
      // A JSON schema is JSON; its type does not say so.
      parameters: tool.inputSchema as JSONObject,
      ...(tool.strict !== undefined && { strict: tool.strict }),
    },
    ...(marker !== undefined && { cache_control: marker }),
    ...fromFields(tool, warnings),
  };
}

/** What the options of a tool say beside its cache marker: fields of the tool. */
function fromFields(tool: LanguageModelV4FunctionTool, warnings: SharedV4Warning[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(openrouterOptions(tool.providerOptions))) {
    const name = toSnakeCase(key);
    if (name === 'cache_control') continue;
    if (name === 'type' || name === 'function') {
      const details = `It is what makes ${tool.name} this tool, and was left out.`;
      warnings.push({ type: 'unsupported', feature: `providerOptions.openrouter.${key}`, details });
    } else if (knownFields.has(name)) fields[name] = toSnakeCaseKeys(value);
    else {
      fields[key] = value;
      const message = `The field ${key} of the tool ${tool.name} is not known here and was sent as it is.`;
      warnings.push({ type: 'other', message });
    }
  }
  return fields;
}

/** The API has no field for examples of inputs: the model reads them in the description. */
function describe(tool: LanguageModelV4FunctionTool, warnings: SharedV4Warning[]): string | undefined {
  if (tool.inputExamples === undefined || tool.inputExamples.length === 0) return tool.description;
  const details = `The examples of ${tool.name} were written into its description.`;
  warnings.push({ type: 'compatibility', feature: 'inputExamples', details });
  const examples = tool.inputExamples.map(({ input }) => JSON.stringify(input));
  return [...(tool.description === undefined ? [] : [tool.description, '']), 'Input examples:', ...examples].join('\n');
}

function fromProviderTool(tool: LanguageModelV4ProviderTool, warnings: SharedV4Warning[]): Tool | undefined {
  const result = fromServerTool(tool);
  if ('refusal' in result) {
    warnings.push({ type: 'unsupported', feature: `tool ${tool.id}`, details: result.refusal });
    return undefined;
  }
  for (const message of result.warnings) warnings.push({ type: 'other', message });
  return result.tool;
}
