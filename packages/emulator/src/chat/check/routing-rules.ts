import { checkProvider } from '../../checks/check-provider.ts';
import { ofType, orNull, requireOneOf, requireString, type FieldRule } from '../../checks/field-check.ts';
import { TRACKING_RULES } from '../../checks/tracking-rules.ts';
import type { JsonValue } from '../../json/json-value.ts';
import { checkCacheControl } from './check-messages.ts';
import { checkPlugins } from './check-plugins.ts';
import { checkStopConditions } from './check-stop-conditions.ts';

/** A rule for a list of texts. */
export const textList: FieldRule = (value, path) => {
  ofType('array')(value, path);
  for (const [index, entry] of (value as JsonValue[]).entries()) requireString(entry, `${path}.${index}`); // checked above
};

/** The fields of OpenRouter's own that chat completions, messages and responses share. */
export const ROUTING_RULES: Readonly<Record<string, FieldRule>> = {
  ...TRACKING_RULES,
  models: textList,
  provider: orNull(checkProvider),
  plugins: checkPlugins,
  cache_control: checkCacheControl,
  stop_server_tools_when: checkStopConditions,
  route: orNull((value, path) => requireOneOf(value, ['fallback', 'sort'], path)),
};
