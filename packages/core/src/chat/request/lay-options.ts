import type { Given } from '../../http/build-body.ts';
import { isObject, withoutUndefined } from '../../json.ts';
import type { ChatOptions } from '../../wire/chat-options.ts';

/** Spellings of one thing: a layer that uses one of them puts the others of weaker layers out of force. */
const rivals: readonly (readonly (keyof ChatOptions)[])[] = [
  ['max_tokens', 'max_completion_tokens'],
  ['reasoning', 'reasoning_effort', 'include_reasoning'],
];

/**
 * Lays options of several places over each other, the weakest first: each option comes from the last place that has it (`undefined` is
 * not having it, and so is an object of nothing else: `{ effort: chosen }` where nothing was chosen), and goes by the spelling that it has there. An effort alone decides how much is thought: what else a weaker `reasoning`
 * says, its budget and `enabled` apart, stays in force.
 */
export function layOptions(...layers: readonly (Given<ChatOptions> | undefined)[]): ChatOptions {
  let merged: ChatOptions | undefined;
  for (const layer of layers) {
    if (layer === undefined) continue;
    const given: ChatOptions = withoutUndefined(layer);
    leaveOutEmpty(given);
    // Most calls have options in one place.
    merged = merged === undefined ? given : layOver(merged, given);
  }
  return merged ?? {};
}

function leaveOutEmpty(options: object): void {
  for (const [name, option] of Object.entries(options)) if (saysNothing(option)) Reflect.deleteProperty(options, name);
}

function saysNothing(option: unknown): boolean {
  if (!isObject(option)) return false;
  const fields = Object.values(option);
  return fields.length > 0 && fields.every((field) => field === undefined);
}

function layOver(merged: ChatOptions, layer: ChatOptions): ChatOptions {
  const { reasoning } = merged;
  for (const group of rivals) {
    if (group.some((name) => name in layer)) for (const name of group) delete merged[name];
  }
  Object.assign(merged, layer);
  const { reasoning_effort: effort } = layer;
  if (reasoning && effort !== undefined && !layer.reasoning) {
    const { max_tokens: _budget, enabled: _enabled, ...rest } = reasoning;
    merged.reasoning = { ...rest, effort };
    delete merged.reasoning_effort;
  }
  return merged;
}
