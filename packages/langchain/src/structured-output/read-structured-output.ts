import type { AIMessageChunk } from '@langchain/core/messages';
import { OutputParserException } from '@langchain/core/output_parsers';
import { isSerializableSchema } from '@langchain/core/utils/standard_schema';
import { interopSafeParseAsync, isInteropZodSchema } from '@langchain/core/utils/types';
import { isObject, nonEmptyString } from '@openrouter-adapters/core/base';

import { ModelRefusalError } from '../errors/model-refusal.ts';

/**
 * The object of the tool call that was forced.
 *
 * @throws {ModelRefusalError} when the model refused (`OutputParserException` where LangChain has no error for it)
 * @throws {OutputParserException} when there is none for another reason: the model was cut off, or did not call
 */
export function readCalledObject(message: AIMessageChunk, name: string): unknown {
  refuse(message);
  const isForced = (call: { name?: unknown }): boolean => call.name === name;
  const call = message.tool_calls?.find(isForced);
  if (call !== undefined) return call.args;
  // Messages that LangChain makes of stream events have it in their content only.
  const broken =
    message.invalid_tool_calls?.find(isForced) ??
    message.contentBlocks.find((block) => block.type === 'invalid_tool_call' && isForced(block));
  throw new OutputParserException(
    broken === undefined
      ? `The model did not call “${name}”. ${advise(message, "Try method 'jsonSchema', or another model.")}`
      : `The call of “${name}” is not whole. ${advise(message)}`,
    nonEmptyString(broken?.args) ?? message.text,
  );
}

/**
 * The object that the text of the answer is.
 *
 * @throws {ModelRefusalError} when the model refused (`OutputParserException` where LangChain has no error for it)
 * @throws {OutputParserException} when the text is none for another reason: the model was cut off, or wrote something else
 */
export function readWrittenObject(message: AIMessageChunk): unknown {
  refuse(message);
  const { text } = message;
  try {
    return JSON.parse(unfence(text));
  } catch {
    throw new OutputParserException(`The answer is not JSON. ${advise(message)}`, text);
  }
}

/**
 * Some models put the object into a fenced block, whose end may not have come. No regular expression: its time must not grow faster than an
 * answer.
 */
export function unfence(text: string): string {
  const bare = text.trim();
  if (!bare.startsWith('```')) return bare;
  return bare.slice(bare.indexOf('\n'), bare.endsWith('```') ? -3 : undefined);
}

/**
 * Checks an object against a schema that can check, and gives what the schema makes of it. A JSON schema is taken at its word.
 *
 * @throws {OutputParserException} when it does not match
 */
export async function validateObject(value: unknown, schema: unknown): Promise<Record<string, unknown>> {
  const checked = await check(value, schema);
  if (isObject(checked)) return checked;
  throw new OutputParserException('The answer is not a JSON object.', JSON.stringify(value));
}

async function check(value: unknown, schema: unknown): Promise<unknown> {
  if (isInteropZodSchema(schema)) {
    const result = await interopSafeParseAsync(schema, value);
    if (result.success) return result.data;
    throw mismatch(
      value,
      result.error.issues.map(({ path, message }) => [...path, message].join(': ')),
      result.error,
    );
  }
  if (isSerializableSchema(schema)) {
    const result = await schema['~standard'].validate(value);
    if (result.issues === undefined) return result.value;
    throw mismatch(
      value,
      result.issues.map(({ message }) => message),
      result.issues,
    );
  }
  return value;
}

function mismatch(value: unknown, problems: readonly string[], cause: unknown): OutputParserException {
  const error = new OutputParserException(
    `The answer does not match the schema: ${problems.join('; ')}`,
    JSON.stringify(value),
  );
  error.cause = cause;
  return error;
}

function refuse(message: AIMessageChunk): void {
  // Messages that LangChain makes of stream events have it in their content only.
  const block = message.contentBlocks.find(({ type }) => type === 'refusal');
  const refusal = nonEmptyString(message.additional_kwargs['refusal'] ?? block?.['refusal']);
  if (refusal === undefined) return;
  throw (
    ModelRefusalError?.fromRefusal({ type: 'refusal', refusal }, message) ??
    new OutputParserException(`The model refused: ${refusal}`, refusal)
  );
}

/** @param otherwise for an answer that ended by itself */
function advise({ response_metadata }: AIMessageChunk, otherwise = 'See `llmOutput`.'): string {
  const reason: unknown = response_metadata['finish_reason'];
  if (reason === 'length') return 'The token limit cut it off: raise maxTokens.';
  return reason === 'content_filter' ? 'A content filter cut it off.' : otherwise;
}
