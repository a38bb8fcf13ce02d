import { InvalidArgumentError, type SharedV4Warning } from '@ai-sdk/provider';
import { isObject, withoutUndefined, type Given, type JSONValue } from '@openrouter-adapters/core/base';

import { toCamelCase, toSnakeCase } from '../settings/letter-case.ts';
import { toWireValue } from '../settings/to-wire-value.ts';
import type { OptionTable } from './option-table.ts';
import { sentAsItIs, refusal } from './option-warnings.ts';
import { validateOptions } from './validate-options.ts';

/** What provider, model and call say about a request, laid over each other. */
export interface ReadOptions<Wire, Own> {
  options: Partial<Wire>;
  own: Partial<Own>;
  /** Fields that are not known here, sent as they are. */
  extra: Record<string, JSONValue>;
}

/** Where options come from, the weakest first. */
export interface OptionSources<Wire> {
  /** `extraBody` of the provider. */
  ofProvider: Readonly<Record<string, unknown>> | undefined;
  /** Settings of the model. */
  ofModel: Readonly<Record<string, unknown>> | undefined;
  /** The AI SDK's own options under their wire names. */
  standard?: Given<Wire> | undefined;
  /** `providerOptions.openrouter` of the call. */
  ofCall: Readonly<Record<string, unknown>> | undefined;
}

/** Where a caller writes options of a call. */
const placeOfCall = 'providerOptions.openrouter';

/**
 * Options as the caller wrote them → options under their wire names. The call wins over the AI SDK's own options, those over the
 * model, the model over the provider.
 *
 * @throws {InvalidArgumentError} when an option has a wrong type
 */
export function readOptions<Wire, Own>(
  table: OptionTable<Wire, Own>,
  { ofProvider, ofModel, standard, ofCall }: OptionSources<Wire>,
  warnings: SharedV4Warning[],
): ReadOptions<Wire, Own> {
  const layers = [
    readLayer(table, { extraBody: ofProvider }, 'provider', warnings),
    readLayer(table, ofModel, 'settings', warnings),
    { options: withoutUndefined(standard ?? {}), own: {}, extra: {} },
    readLayer(table, ofCall, placeOfCall, warnings),
  ];
  const merged: ReadOptions<Wire, Own> = { options: {}, own: {}, extra: {} };
  for (const { options, own, extra } of layers) {
    Object.assign(merged.options, options);
    Object.assign(merged.own, own);
    Object.assign(merged.extra, extra);
  }
  return merged;
}

function readLayer<Wire, Own>(
  table: OptionTable<Wire, Own>,
  settings: Readonly<Record<string, unknown>> | undefined,
  argument: string,
  warnings: SharedV4Warning[],
): { options: Record<string, unknown>; own: Record<string, unknown>; extra: Record<string, unknown> } {
  const { extraBody, extra_body: extraBodySnake, ...given } = settings ?? {};
  const options: Record<string, unknown> = {};
  const own: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const name = toSnakeCase(key);
    if (value === undefined) continue;
    if (table.isOwn(toCamelCase(key))) own[toCamelCase(key)] = value;
    else if (table.refused.has(name)) warnings.push(refusal(`${argument}.${key}`));
    else if (table.isWire(name)) options[name] = toWireValue(name, value);
    else {
      extra[key] = value;
      warnings.push(sentAsItIs(`${argument}.${key}`));
    }
  }
  validateOptions(table.checks(), { ...options, ...own }, argument);
  if (argument === placeOfCall) dropLate(own, table.ofModelOnly, warnings);
  const body = extraBody ?? extraBodySnake;
  if (body !== undefined && !isObject(body)) {
    const place = `${argument}.extraBody`;
    throw new InvalidArgumentError({ argument: place, message: `${place} must be an object.` });
  }
  for (const [name, value] of Object.entries(body ?? {})) {
    if (value === undefined) continue;
    if (table.refused.has(name)) warnings.push(refusal(`${argument}.extraBody.${name}`));
    else if (table.isWire(name)) options[name] = value;
    else extra[name] = value;
  }
  return { options, own, extra };
}

/** Takes options of the model that were given with a call back out. */
function dropLate(own: Record<string, unknown>, ofModelOnly: ReadonlySet<string>, warnings: SharedV4Warning[]): void {
  const details = 'It is a setting of the model: give it where the model is made.';
  for (const name of Object.keys(own).filter((name) => ofModelOnly.has(name))) {
    delete own[name];
    warnings.push({ type: 'unsupported', feature: `${placeOfCall}.${name}`, details });
  }
}
