import { layOptions, type ChatOptions } from '@openrouter-adapters/core/base';

import { nothing, type SettingsLayer } from '../../settings/from-chat-settings.ts';

/** Lays the settings over each other, the weakest first: each option comes from the last layer that has it. */
export function mergeLayers(layers: readonly SettingsLayer[]): SettingsLayer {
  const [first = nothing, ...others] = layers.filter((one) => one !== nothing);
  if (others.length === 0) return first;
  const merged: SettingsLayer = { ...first, options: { ...first.options }, extra: { ...first.extra } };
  for (const { options, ...layer } of others) {
    for (const name of outOfForce(merged.options, options)) delete merged.options[name];
    // `webSearchOptions` comes whole from the last layer that has it, also what of it goes to the plugin.
    if (layer.webSearch !== undefined) delete merged.options.web_search_options;
    merged.options = layOptions(merged.options, options);
    Object.assign(merged.extra, layer.extra);
    if (layer.tools.length > 0) merged.tools = [...merged.tools, ...layer.tools];
    merged.toolChoice = layer.toolChoice ?? merged.toolChoice;
    merged.strict = layer.strict ?? merged.strict;
    merged.webSearch = layer.webSearch ?? merged.webSearch;
    merged.openrouterMetadata = layer.openrouterMetadata ?? merged.openrouterMetadata;
    merged.coalesce = layer.coalesce ?? merged.coalesce;
  }
  return merged;
}

/** Do the plugins come from the layer that has the last `webSearchOptions`, or from a later one? */
export function arePluginsLater(layers: readonly SettingsLayer[]): boolean {
  const ofPlugins = layers.findLastIndex(({ options }) => options.plugins !== undefined);
  return ofPlugins >= layers.findLastIndex(({ webSearch }) => webSearch !== undefined);
}

/** Options of earlier layers that contradict what a layer says, beside other spellings of one that it has. */
function outOfForce(earlier: ChatOptions, layer: ChatOptions): (keyof ChatOptions)[] {
  const names: (keyof ChatOptions)[] = [];
  // The API takes alternatives only beside `logprobs: true`.
  if (layer.logprobs === false || layer.logprobs === null) names.push('top_logprobs');
  if (typeof layer.top_logprobs === 'number' && earlier.logprobs !== true) names.push('logprobs');
  return names;
}

/** Options as a layer of its own. */
export function layerOf(options: ChatOptions): SettingsLayer {
  return Object.keys(options).length === 0 ? nothing : { ...nothing, options };
}
