import type { RunnableConfig } from '@langchain/core/runnables';
import { tool } from '@langchain/core/tools';
import type { DynamicStructuredTool } from '@langchain/core/tools';
import type { JSONSchema } from '@langchain/core/utils/json_schema';
import type { JSONObject } from '@openrouter-adapters/core';

import type { MediaKind } from './media-kind.ts';

/** How a model sees the tool. */
export interface MediaToolFields<Input> {
  name?: string | undefined;
  description?: string | undefined;
  /** The options that the model may set; what it may not set comes from the constructor. Default: all. */
  options?: readonly (keyof Input & string)[] | undefined;
}

/** A tool whose messages have a short text for the model, and the whole output, bytes included, as their artifact. */
export type MediaTool<Input extends object, Output> = DynamicStructuredTool<JSONSchema, Input, Input, [string, Output]>;

/** The tool that a model of this kind is. */
export function toTool<Input extends object, Output>(
  kind: MediaKind<Input, Output>,
  { name, description, options }: MediaToolFields<Input>,
  generate: (input: Input, config: RunnableConfig) => Promise<Output>,
): MediaTool<Input, Output> {
  const run = async (input: Input, config: RunnableConfig): Promise<[string, Output]> => {
    const output = await generate(input, config);
    return [kind.toContent(output), output];
  };
  return tool(run, {
    name: name ?? kind.toolName,
    description: description ?? kind.toolDescription,
    schema: toSchema(kind, options),
    responseFormat: 'content_and_artifact',
  }) as unknown as MediaTool<Input, Output>; // What `tool` infers of a JSON schema is `unknown` input.
}

function toSchema<Input, Output>(
  { main, inputs }: MediaKind<Input, Output>,
  options: readonly string[] | undefined,
): JSONObject {
  const offered = Object.entries<JSONObject | null>(inputs).flatMap(([name, schema]): [string, JSONObject][] =>
    schema !== null && (name === main || options === undefined || options.includes(name)) ? [[name, schema]] : [],
  );
  return {
    type: 'object',
    properties: Object.fromEntries(offered),
    required: [main],
    additionalProperties: false,
  };
}
