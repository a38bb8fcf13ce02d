import type { SharedV4Warning } from '@ai-sdk/provider';
import { isObject, type Plugin } from '@openrouter-adapters/core/base';

/** What options of a place mean beside the body's own fields. */
export interface Reshaped {
  /** `structuredOutputs.strict`, which belongs to `response_format`. */
  strict: boolean | undefined;
  /** Fields of `webSearchOptions` that only the plugin `web` knows; empty when the place has the option without any of them. */
  webSearch: Readonly<Record<string, unknown>> | undefined;
}

/** Fields of `web_search_options` that only the plugin `web` knows. */
const ofThePlugin: ReadonlySet<string> = new Set(['max_results', 'search_prompt', 'engine']);

/**
 * Brings options that are more convenient here than on the wire into the wire's form, in place: `logprobs: 5`,
 * `structuredOutputs: { strict }`, `webSearchOptions: { maxResults }`.
 */
export function reshapeOptions(wire: Record<string, unknown>): Reshaped {
  if (typeof wire['logprobs'] === 'number') {
    wire['top_logprobs'] ??= wire['logprobs'];
    wire['logprobs'] = true;
  }
  return { strict: takeStrict(wire), webSearch: takeWebSearch(wire) };
}

function takeStrict(wire: Record<string, unknown>): boolean | undefined {
  const structured = wire['structured_outputs'];
  if (!isObject(structured)) return undefined;
  delete wire['structured_outputs'];
  return typeof structured['strict'] === 'boolean' ? structured['strict'] : undefined;
}

function takeWebSearch(wire: Record<string, unknown>): Reshaped['webSearch'] {
  const given = wire['web_search_options'];
  if (!isObject(given)) return undefined;
  const fields = Object.entries(given).filter(([, value]) => value !== undefined);
  const moved = Object.fromEntries(fields.filter(([name]) => ofThePlugin.has(name)));
  if (Object.keys(moved).length === 0) return {};
  const rest = fields.filter(([name]) => !ofThePlugin.has(name));
  if (rest.length === 0) delete wire['web_search_options'];
  else wire['web_search_options'] = Object.fromEntries(rest);
  return moved;
}

/**
 * The plugins with what `webSearchOptions` asks of the plugin `web`.
 *
 * @param isPluginLater were the plugins set by a later place, or by the same one? Their own fields win then
 */
export function withWebSearch(
  plugins: readonly Plugin[] | undefined,
  webSearch: Readonly<Record<string, unknown>>,
  isPluginLater: boolean,
  warnings: SharedV4Warning[],
): Plugin[] {
  const given = plugins ?? [];
  const index = given.findIndex(({ id }) => id === 'web');
  const web = given[index];
  const names = Object.keys(webSearch).join(', ');
  const place = `the plugin "web" instead${isPluginLater && web !== undefined ? ', whose own fields win' : ''}`;
  warnings.push({ type: 'other', message: `webSearchOptions of OpenRouter has no ${names}: sent as ${place}.` });
  const fields = isPluginLater ? { ...webSearch, ...web } : { ...web, ...webSearch };
  // What a caller writes is JSON, as far as it can be sent at all.
  const plugin = { id: 'web', ...fields } as Plugin;
  return index === -1 ? [...given, plugin] : given.with(index, plugin);
}
