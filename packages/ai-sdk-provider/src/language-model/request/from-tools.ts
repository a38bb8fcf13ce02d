import type {
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
  LanguageModelV4ProviderTool,
  SharedV4Warning,
} from '@ai-sdk/provider';
import type { FunctionTool, JSONObject, Tool } from '@openrouter-adapters/core';

import { toSnakeCaseKeys } from '../../settings/letter-case.ts';
import { fromServerTool } from '../../tools/from-server-tool.ts';
import { fromCacheControl, openrouterOptions } from '../prompt/part-options.ts';

/** Tools of a call → tools of the request. A tool of another provider is a warning, not a wrong request. */
export function fromTools(tools: LanguageModelV4CallOptions['tools'], warnings: SharedV4Warning[]): Tool[] {
  return (tools ?? []).flatMap((tool): Tool[] => {
    const sent = tool.type === 'function' ? fromFunctionTool(tool, warnings) : fromProviderTool(tool, warnings);
    return sent === undefined ? [] : [sent];
  });
}

/** Fields of a tool beside its function that are known to mean something to OpenRouter or an upstream. */
const knownFields: ReadonlySet<string> = new Set(['eager_input_streaming', 'defer_loading', 'async']);

function fromFunctionTool(tool: LanguageModelV4FunctionTool, warnings: SharedV4Warning[]): FunctionTool {
  const marker = fromCacheControl(tool.providerOptions);
  const description = describe(tool, warnings);
  const { cacheControl: _camel, cache_control: _snake, ...given } = openrouterOptions(tool.providerOptions);
  // A copy of an object is an object.
  const fields = toSnakeCaseKeys(given) as Record<string, unknown>;
  for (const name of Object.keys(fields).filter((field) => !knownFields.has(field))) {
    const message = `The field ${name} of the tool ${tool.name} is not known here and was sent as it is.`;
    warnings.push({ type: 'other', message });
  }
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
    ...withoutFixed(fields),
  };
}

/** What makes it this tool is not the options' to say. */
function withoutFixed({
  type: _type,
  function: _function,
  ...fields
}: Record<string, unknown>): Record<string, unknown> {
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
