import type { SharedV4Warning } from '@ai-sdk/provider';

/** Fields of `web_search_options` that only the plugin `web` knows. */
const ofThePlugin = ['max_results', 'search_prompt', 'engine'] as const;

/**
 * Brings options that are more convenient here than on the wire into the wire's form, in place: `logprobs: 5`,
 * `structuredOutputs: { strict }`, `webSearchOptions: { maxResults }`.
 *
 * @returns `structuredOutputs.strict`, which belongs to `response_format`
 */
export function reshapeOptions(wire: Record<string, unknown>, warnings: SharedV4Warning[]): boolean | undefined {
  if (typeof wire['logprobs'] === 'number') {
    wire['top_logprobs'] ??= wire['logprobs'];
    wire['logprobs'] = true;
  }
  reshapeWebSearch(wire, warnings);
  const structured = wire['structured_outputs'];
  if (typeof structured !== 'object' || structured === null) return undefined;
  delete wire['structured_outputs'];
  const strict: unknown = 'strict' in structured ? structured.strict : undefined;
  return typeof strict === 'boolean' ? strict : undefined;
}

function reshapeWebSearch(wire: Record<string, unknown>, warnings: SharedV4Warning[]): void {
  const given = wire['web_search_options'];
  if (typeof given !== 'object' || given === null) return;
  const rest: Record<string, unknown> = { ...given };
  const moved: Record<string, unknown> = {};
  for (const field of ofThePlugin) {
    if (rest[field] !== undefined) moved[field] = rest[field];
    delete rest[field];
  }
  if (Object.keys(moved).length === 0) return;
  const plugins: unknown[] = Array.isArray(wire['plugins']) ? wire['plugins'] : [];
  const index = plugins.findIndex(isWebPlugin);
  const plugin = { id: 'web', ...moved, ...(isWebPlugin(plugins[index]) ? plugins[index] : undefined) };
  wire['plugins'] = index === -1 ? [...plugins, plugin] : plugins.with(index, plugin);
  if (Object.keys(rest).length === 0) delete wire['web_search_options'];
  else wire['web_search_options'] = rest;
  warnings.push({
    type: 'other',
    message: `webSearchOptions of OpenRouter has no ${Object.keys(moved).join(', ')}: sent as the plugin "web" instead.`,
  });
}

function isWebPlugin(plugin: unknown): plugin is { id: 'web' } {
  return typeof plugin === 'object' && plugin !== null && 'id' in plugin && plugin.id === 'web';
}
