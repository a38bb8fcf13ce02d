import type { StructuredOutputMethodOptions } from '@langchain/core/language_models/base';
import type { BaseMessage } from '@langchain/core/messages';
import type { SerializableSchema } from '@langchain/core/utils/standard_schema';
import type { InteropZodType } from '@langchain/core/utils/types';

/** Schema of a structured answer: zod 3, zod 4, a Standard Schema with a JSON schema, a JSON schema, or OpenAI's function definition. */
export type OutputSchema<Output extends object> = InteropZodType<Output> | SerializableSchema<Output> | object;

/** How the model is asked for an object: by a forced tool call, by a JSON schema, or for any JSON object. */
export type StructuredOutputMethod = 'functionCalling' | 'jsonSchema' | 'jsonMode';

/** Options of `withStructuredOutput`. */
export interface StructuredOutputOptions<IncludeRaw extends boolean> extends StructuredOutputMethodOptions<IncludeRaw> {
  /**
   * Default: `jsonSchema` where the model's `profile` knows that it can, else `functionCalling`. With the two JSON methods only
   * upstreams that honour the format are asked (`provider.require_parameters`), unless the model's `provider` says otherwise.
   */
  method?: StructuredOutputMethod;
  /** Name of the tool or of the schema. Default: `name` or `title` of a JSON schema, else `extract`. */
  name?: string;
  /** Ask upstreams to keep exactly to the schema. Default: not said. */
  strict?: boolean;
}

/** With `includeRaw`. */
export interface StructuredOutputWithRaw<Output> {
  raw: BaseMessage;
  /** `null` where there is no valid object. */
  parsed: Output;
}
