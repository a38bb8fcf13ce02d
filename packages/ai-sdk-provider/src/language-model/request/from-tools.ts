import type {
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
  LanguageModelV4ProviderTool,
  SharedV4Warning,
} from '@ai-sdk/provider';
import type { FunctionTool, JSONObject, Tool } from '@openrouter-adapters/core';

import { fromServerTool } from '../../tools/from-server-tool.ts';
import { fromCacheControl } from '../prompt/part-options.ts';

/** Tools of a call → tools of the request. A tool of another provider is a warning, not a wrong request. */
export function fromTools(tools: LanguageModelV4CallOptions['tools'], warnings: SharedV4Warning[]): Tool[] {
  return (tools ?? []).flatMap((tool): Tool[] => {
    const sent = tool.type === 'function' ? fromFunctionTool(tool, warnings) : fromProviderTool(tool, warnings);
    return sent === undefined ? [] : [sent];
  });
}

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
  };
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
