import { InvalidArgumentError, type SharedV4Warning } from '@ai-sdk/provider';
import type { ChatOptions, JSONValue, Tool, ToolChoice } from '@openrouter-adapters/core';

import { validateOptions } from '../options/validate-options.ts';
import { chatOptionsSchema, isChatOption } from './chat-options-schema.ts';
import { toSnakeCase, toSnakeCaseKeys } from './letter-case.ts';
import { reshapeOptions } from './reshape-options.ts';

/** What one place (provider, model, call) says about a request. */
export interface SettingsLayer {
  options: ChatOptions;
  /** Fields that are not known here, sent as they are. */
  extra: Record<string, JSONValue>;
  /** Tools given in the wire's own form. */
  tools: readonly Tool[];
  toolChoice: ToolChoice | undefined;
  /** `structuredOutputs.strict`. */
  strict: boolean | undefined;
  /** `openrouterMetadata`, which is a header. */
  openrouterMetadata: boolean | undefined;
}

/** Fields that only the call itself decides. */
const refused: ReadonlySet<string> = new Set(['model', 'messages', 'stream', 'prompt']);
/** Free maps: their keys are the caller's. */
const verbatim: ReadonlySet<string> = new Set(['metadata', 'logit_bias']);
const traceIds: ReadonlySet<string> = new Set(['traceId', 'traceName', 'spanName', 'generationName', 'parentSpanId']);

/**
 * Settings as the caller wrote them → options under their wire names.
 *
 * @param argument how the caller knows this place, for messages: `providerOptions.openrouter`, `settings`
 * @throws {InvalidArgumentError} when an option has a wrong type
 */
export async function fromChatSettings(
  settings: Readonly<Record<string, unknown>> | undefined,
  argument: string,
  warnings: SharedV4Warning[],
): Promise<SettingsLayer> {
  const { extraBody, extra_body: extraBodySnake, openrouterMetadata, ...own } = settings ?? {};
  const wire: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(own)) {
    if (value !== undefined) wire[toSnakeCase(key)] = toWireValue(toSnakeCase(key), value);
  }
  const strict = reshapeOptions(wire, warnings);
  await validateOptions(chatOptionsSchema, wire, argument);
  const unknown = Object.keys(wire).filter((name) => !isChatOption(name) && !isRequestField(name));
  for (const name of unknown) {
    warnings.push({ type: 'other', message: `${argument}.${name} is not known here and was sent as it is.` });
  }
  const body = extraBody ?? extraBodySnake;
  return {
    ...split({ ...wire, ...(isRecord(body) ? body : undefined) }, argument, warnings),
    strict,
    openrouterMetadata: toSwitch(openrouterMetadata, `${argument}.openrouterMetadata`),
  };
}

function toWireValue(name: string, value: unknown): unknown {
  if (verbatim.has(name)) return value;
  if (name !== 'trace' || !isRecord(value)) return toSnakeCaseKeys(value);
  return Object.fromEntries(Object.entries(value).map(([key, id]) => [traceIds.has(key) ? toSnakeCase(key) : key, id]));
}

function split(
  wire: Record<string, unknown>,
  argument: string,
  warnings: SharedV4Warning[],
): Omit<SettingsLayer, 'strict' | 'openrouterMetadata'> {
  const options: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  const { tools, tool_choice: toolChoice, ...rest } = wire;
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined) continue;
    if (refused.has(name)) {
      warnings.push({
        type: 'unsupported',
        feature: `${argument}.${name}`,
        details: 'It is decided by the call itself.',
      });
    } else if (isChatOption(name)) options[name] = value;
    else extra[name] = value;
  }
  return {
    // Checked by the schema above; what came with `extraBody` is the caller's own word.
    options,
    extra: extra as Record<string, JSONValue>,
    tools: Array.isArray(tools) ? (tools as Tool[]) : [],
    toolChoice: toolChoice as ToolChoice | undefined,
  };
}

function toSwitch(value: unknown, argument: string): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw new InvalidArgumentError({ argument, message: `${argument} is not valid: it is true or false.` });
}

function isRequestField(name: string): boolean {
  return refused.has(name) || name === 'tools' || name === 'tool_choice';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
