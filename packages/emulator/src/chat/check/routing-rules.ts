import { checkProvider } from '../../checks/check-provider.ts';
import { ofType, orNull, refuse, type FieldRule } from '../../checks/field-check.ts';
import { listOf, objectOf, oneOf, valuesOf } from '../../checks/field-rules.ts';
import { TRACKING_RULES } from '../../checks/tracking-rules.ts';
import { CACHE_CONTROL } from './cache-rules.ts';
import { checkPlugins } from './check-plugins.ts';
import { checkStopConditions } from './check-stop-conditions.ts';

/** A rule for a list of texts. */
export const textList: FieldRule = listOf(ofType('string'));

/** `debug`. */
export const DEBUG: FieldRule = objectOf({ echo_upstream_body: ofType('boolean') });

/** A setting of a picture: a text, a number or a list. */
const IMAGE_SETTING: FieldRule = (value, path) => {
  if (typeof value !== 'string' && typeof value !== 'number' && !Array.isArray(value)) {
    refuse(path, 'Invalid input: expected string, number or array');
  }
};

/** `image_config`. */
export const IMAGE_CONFIG: FieldRule = valuesOf(IMAGE_SETTING);

/** The fields of OpenRouter's own that chat completions, messages and responses share. */
export const ROUTING_RULES: Readonly<Record<string, FieldRule>> = {
  ...TRACKING_RULES,
  models: textList,
  provider: orNull(checkProvider),
  plugins: checkPlugins,
  cache_control: CACHE_CONTROL,
  stop_server_tools_when: checkStopConditions,
  route: orNull(oneOf('fallback', 'sort')),
};
