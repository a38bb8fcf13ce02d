import type { ChatOptions } from '@openrouter-adapters/core';

import type { SettingsLayer } from '../../settings/from-chat-settings.ts';

/** Spellings of one thing: a layer that uses one of them puts the others of earlier layers out of force. */
const rivals: readonly (readonly (keyof ChatOptions)[])[] = [
  ['max_tokens', 'max_completion_tokens'],
  ['reasoning', 'reasoning_effort', 'include_reasoning'],
];

/** Lays the settings over each other: each option comes from the last layer that has it. */
export function mergeLayers(layers: readonly SettingsLayer[]): SettingsLayer {
  const merged = layerOf({});
  for (const layer of layers) {
    for (const group of rivals) {
      if (group.some((name) => layer.options[name] !== undefined))
        for (const name of group) delete merged.options[name];
    }
    Object.assign(merged.options, layer.options);
    Object.assign(merged.extra, layer.extra);
    merged.tools = [...merged.tools, ...layer.tools];
    merged.toolChoice = layer.toolChoice ?? merged.toolChoice;
    merged.strict = layer.strict ?? merged.strict;
    merged.openrouterMetadata = layer.openrouterMetadata ?? merged.openrouterMetadata;
  }
  return merged;
}

/** Options as a layer of its own; what is undefined says nothing. */
export function layerOf(options: { [Name in keyof ChatOptions]?: ChatOptions[Name] | undefined }): SettingsLayer {
  return {
    options: Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
    extra: {},
    tools: [],
    toolChoice: undefined,
    strict: undefined,
    openrouterMetadata: undefined,
  };
}
