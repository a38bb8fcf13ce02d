import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import { assembleStructuredOutputPipeline } from '@langchain/core/language_models/structured_output';
import type { AIMessageChunk } from '@langchain/core/messages';
import { RunnableLambda } from '@langchain/core/runnables';
import type { Runnable } from '@langchain/core/runnables';
import { OpenRouterConfigurationError, throwIfAborted, withoutUndefined } from '@openrouter-adapters/core/base';

import type { ChatOpenRouterCallOptions } from '../chat/chat-fields.ts';
import { createObjectParser } from './object-parser.ts';
import { readOutputDefinition } from './output-definition.ts';
import type { OutputDefinition } from './output-definition.ts';
import type {
  OutputSchema,
  StructuredOutputMethod,
  StructuredOutputOptions,
  StructuredOutputWithRaw,
} from './structured-output-options.ts';

/** What of a model a structured answer needs. */
interface Model {
  readonly profile: { structuredOutput?: boolean };
  withConfig(
    options: Partial<ChatOpenRouterCallOptions>,
  ): Runnable<BaseLanguageModelInput, AIMessageChunk, ChatOpenRouterCallOptions>;
}

/** `model.withStructuredOutput`. */
export function withStructuredOutput<Output extends object>(
  model: Model,
  schema: OutputSchema<Output>,
  { method, name, strict, includeRaw }: StructuredOutputOptions<boolean>,
): Runnable<BaseLanguageModelInput, Output> | Runnable<BaseLanguageModelInput, StructuredOutputWithRaw<Output>> {
  const definition = readOutputDefinition(schema, name);
  const chosen = method ?? (model.profile.structuredOutput === true ? 'jsonSchema' : 'functionCalling');
  const asked = model.withConfig(toCallOptions(chosen, definition, strict));
  const parser = createObjectParser<Output>(chosen === 'functionCalling' ? definition.name : undefined, schema);
  return assembleStructuredOutputPipeline<Output>(
    asked,
    includeRaw === true ? orNull(parser) : parser,
    includeRaw,
    includeRaw === true ? 'StructuredOutputRunnable' : 'StructuredOutput',
  );
}

/** A stream cannot fall back when its message is out already, which is how LangChain makes a `null` of an object that is none. */
function orNull<Output extends object>(parser: Runnable<AIMessageChunk, Output>): Runnable<AIMessageChunk, Output> {
  return RunnableLambda.from(async (message: AIMessageChunk, config) => {
    try {
      return await parser.invoke(message, config);
    } catch {
      throwIfAborted(config?.signal);
      // LangChain's type has no `null`, which its own fallback gives.
      return null as unknown as Output;
    }
  });
}

function toCallOptions(
  method: StructuredOutputMethod,
  { name, description, schema }: OutputDefinition,
  strict: boolean | undefined,
): Partial<ChatOpenRouterCallOptions> {
  const described = withoutUndefined({ name, description, strict });
  // What LangSmith shows.
  const traced = (words: string) => ({ ls_structured_output_format: { kwargs: { method: words }, schema } });
  switch (method) {
    case 'functionCalling':
      return {
        tools: [{ type: 'function', function: { ...described, parameters: schema } }],
        tool_choice: { type: 'function', function: { name } },
        ...traced('function_calling'),
      };
    case 'jsonSchema':
      return {
        responseFormat: { type: 'json_schema', json_schema: { ...described, schema } },
        // Upstreams that do not know `response_format` ignore it.
        requireParameters: true,
        ...traced('json_schema'),
      };
    case 'jsonMode':
      return { responseFormat: { type: 'json_object' }, requireParameters: true, ...traced('json_mode') };
    default:
      throw new OpenRouterConfigurationError(
        'method',
        `There is no method ${method as string}. Use functionCalling, jsonSchema or jsonMode.`,
      );
  }
}
