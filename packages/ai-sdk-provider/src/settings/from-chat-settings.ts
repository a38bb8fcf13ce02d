import { InvalidArgumentError, type SharedV4Warning } from '@ai-sdk/provider';
import { isObject, type ChatOptions, type JSONValue, type Tool, type ToolChoice } from '@openrouter-adapters/core/base';

import { sentAsItIs, refusal } from '../options/option-warnings.ts';
import { validateOptions } from '../options/validate-options.ts';
import { isChatOption, settingChecks } from './chat-option-checks.ts';
import { toSnakeCase } from './letter-case.ts';
import { reshapeOptions, type Reshaped } from './reshape-options.ts';
import { toWireValue } from './to-wire-value.ts';

/** What one place (provider, model, call) says about a request. */
export interface SettingsLayer extends Reshaped {
  options: ChatOptions;
  /** Fields that are not known here, sent as they are. */
  extra: Record<string, JSONValue>;
  /** Tools given in the wire's own form. */
  tools: readonly Tool[];
  toolChoice: ToolChoice | undefined;
  /** `openrouterMetadata`, which is a header. */
  openrouterMetadata: boolean | undefined;
  /** `coalesce`, which is not sent. */
  coalesce: boolean | undefined;
}

/** Of a place that says nothing. */
export const nothing: SettingsLayer = {
  options: {},
  extra: {},
  tools: [],
  toolChoice: undefined,
  strict: undefined,
  webSearch: undefined,
  openrouterMetadata: undefined,
  coalesce: undefined,
};

/** Fields that only the call itself decides, and a name that no field of an object can have. */
const refused: ReadonlySet<string> = new Set(['model', 'messages', 'stream', 'prompt', '__proto__']);

/**
 * Settings as the caller wrote them → options under their wire names.
 *
 * @param argument how the caller knows this place, for messages: `providerOptions.openrouter`, `settings`
 * @throws {InvalidArgumentError} when an option has a wrong type
 */
export function fromChatSettings(
  settings: Readonly<Record<string, unknown>> | undefined,
  argument: string,
  warnings: SharedV4Warning[],
): SettingsLayer {
  if (settings === undefined) return nothing;
  const { extraBody, extra_body, openrouterMetadata, openrouter_metadata, coalesce, ...own } = settings;
  const wire: Record<string, unknown> = {};
  const unknown: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(own)) {
    const name = toSnakeCase(key);
    if (value === undefined) continue;
    if (refused.has(name)) warnings.push(refusal(`${argument}.${key}`));
    else if (isChatOption(name) || isRequestField(name)) wire[name] = toWireValue(name, value);
    else {
      unknown[key] = value;
      warnings.push(sentAsItIs(`${argument}.${key}`));
    }
  }
  validateOptions(settingChecks(), wire, argument);
  const reshaped = reshapeOptions(wire);
  const body = readBody(extraBody ?? extra_body, `${argument}.extraBody`, warnings);
  return {
    ...split({ ...wire, ...unknown, ...body }, argument, warnings),
    ...reshaped,
    openrouterMetadata: toSwitch(openrouterMetadata ?? openrouter_metadata, `${argument}.openrouterMetadata`),
    coalesce: toSwitch(coalesce, `${argument}.coalesce`),
  };
}

/** What the caller adds to the body is the caller's own word; only what could not be merged into a request is looked at. */
function readBody(given: unknown, argument: string, warnings: SharedV4Warning[]): Record<string, unknown> {
  if (given === undefined) return {};
  if (!isObject(given)) {
    throw new InvalidArgumentError({ argument, message: `${argument} must be an object.` });
  }
  const { tools, ...body } = given;
  if (tools === undefined || Array.isArray(tools)) return given;
  warnings.push({ type: 'unsupported', feature: `${argument}.tools`, details: 'It is no list and was left out.' });
  return body;
}

function split(
  wire: Record<string, unknown>,
  argument: string,
  warnings: SharedV4Warning[],
): Pick<SettingsLayer, 'options' | 'extra' | 'tools' | 'toolChoice'> {
  const options: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  const { tools, tool_choice: toolChoice, ...rest } = wire;
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined) continue;
    if (refused.has(name)) warnings.push(refusal(`${argument}.${name}`));
    else if (isChatOption(name)) options[name] = value;
    else extra[name] = value;
  }
  return {
    // Checked before; what came with `extraBody` is the caller's own word.
    options,
    extra: extra as Record<string, JSONValue>,
    tools: Array.isArray(tools) ? (tools as Tool[]) : [],
    toolChoice: toolChoice as ToolChoice | undefined,
  };
}

function toSwitch(value: unknown, argument: string): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value;
  throw new InvalidArgumentError({ argument, message: `${argument} must be true or false.` });
}

function isRequestField(name: string): boolean {
  return name === 'tools' || name === 'tool_choice';
}
