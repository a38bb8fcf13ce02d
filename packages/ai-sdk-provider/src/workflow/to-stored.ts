import { InvalidArgumentError } from '@ai-sdk/provider';
import { loadOptionalSetting } from '@ai-sdk/provider-utils';
import { isObject } from '@openrouter-adapters/core/base';

import type { OpenRouterWorkflowSettings } from './workflow-settings.ts';

/** Names of fields that hold secrets. */
const secretField = /api[-_]?key|authori[sz]ation|password|secret/i;

/** Names of headers that do: better one too many than a key that is stored. */
const secretHeader = /auth|cookie|credential|key|pass|secret|token/i;

/** Keys of OpenRouter, those of other services that look alike, and bearer tokens. */
const secretText = /\bsk-[\w-]{8}|\bBearer\s+[\w.~+/-]{8}/i;

/** Characters of a key that protects nothing, as `test`: it may be a word of any text. */
const longestPlaceholder = 4;

/** The settings without the key, which each step reads from the environment. */
export function withoutKey({ apiKey, ...settings }: OpenRouterWorkflowSettings): OpenRouterWorkflowSettings {
  if (apiKey === undefined || (typeof apiKey === 'string' && apiKey.trim() === readKey())) return settings;
  return refuse(['apiKey'], 'is not the key in OPENROUTER_API_KEY');
}

/**
 * A copy of settings that can be stored: plain JSON without secrets. Fields that are undefined are left out.
 *
 * @param path where they stand, for errors
 * @throws {InvalidArgumentError} for a value that is or may be a secret, or is no JSON
 */
export function toStored<Settings extends object>(settings: Settings, path: readonly string[] = []): Settings {
  // Their copy has their type: what is not copied as it is, is refused.
  return copy(settings, path, []) as Settings;
}

function copy(value: unknown, path: readonly string[], parents: readonly unknown[]): unknown {
  if (parents.includes(value)) return refuse(path, 'contains itself');
  if (Array.isArray(value)) {
    return value.map((entry: unknown, index) => copy(entry ?? null, [...path, String(index)], [...parents, value]));
  }
  if (isPlainObject(value)) {
    const given = Object.entries(value).filter(([, entry]) => entry !== undefined);
    return Object.fromEntries(
      given.map(([name, entry]) => {
        const place = [...path, name];
        if (namesSecret(name, path)) refuse(place, 'is or may be a secret');
        return [name, copy(entry, place, [...parents, value])];
      }),
    );
  }
  if (typeof value === 'string' && isSecret(value)) return refuse(path, 'is or may be a secret');
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  return refuse(path, typeof value === 'function' ? 'is a function' : 'is not plain JSON');
}

function namesSecret(name: string, path: readonly string[]): boolean {
  return (path.at(-1) === 'headers' ? secretHeader : secretField).test(name);
}

function isSecret(text: string): boolean {
  const key = readKey() ?? '';
  return secretText.test(text) || (key.length > longestPlaceholder && text.includes(key));
}

function readKey(): string | undefined {
  return loadOptionalSetting({ settingValue: undefined, environmentVariableName: 'OPENROUTER_API_KEY' })?.trim();
}

/** No instance of a class, whichever realm it comes from: workflows run in one of their own. */
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function refuse(path: readonly string[], reason: string): never {
  const argument = path.join('.');
  throw new InvalidArgumentError({
    argument,
    message: `${argument} ${reason}, and what a model of a workflow is made of is stored between the steps. Leave it out (each step reads the key from OPENROUTER_API_KEY), or make the model inside the step with createOpenRouter.`,
  });
}
