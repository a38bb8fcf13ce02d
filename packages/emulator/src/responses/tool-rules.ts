import { SEARCH_ENGINES, SEARCH_MODE, USER_LOCATION } from '../chat/check/search-rules.ts';
import { ofType, orNull, type FieldRule } from '../checks/field-check.ts';
import { listOf, objectOf, oneOf } from '../checks/field-rules.ts';
import type { JsonObject } from '../json/json-value.ts';

const text = ofType('string');
const integer = ofType('integer');
const domains = orNull(listOf(text));

const WEB_SEARCH = objectOf({
  engine: oneOf('auto', ...SEARCH_ENGINES),
  mode: SEARCH_MODE,
  max_results: integer,
  max_uses: integer,
  search_context_size: oneOf('low', 'medium', 'high'),
  filters: orNull(objectOf({ allowed_domains: domains, blocked_domains: domains, excluded_domains: domains })),
  user_location: orNull(objectOf(USER_LOCATION, ['type'])),
});

const TOOLS: Readonly<Record<string, FieldRule>> = {
  function: objectOf(
    {
      name: text,
      description: orNull(text),
      parameters: orNull(ofType('object')),
      strict: orNull(ofType('boolean')),
      defer_loading: ofType('boolean'),
    },
    ['name', 'parameters'],
  ),
  web_search: WEB_SEARCH,
  web_search_2025_08_26: WEB_SEARCH,
  web_search_preview: WEB_SEARCH,
  web_search_preview_2025_03_11: WEB_SEARCH,
  image_generation: objectOf({
    background: oneOf('transparent', 'opaque', 'auto'),
    input_fidelity: orNull(oneOf('high', 'low')),
    input_image_mask: objectOf({ file_id: text, image_url: text }),
    model: text,
    moderation: oneOf('auto', 'low'),
    output_compression: integer,
    output_format: oneOf('png', 'webp', 'jpeg'),
    partial_images: integer,
    quality: oneOf('low', 'medium', 'high', 'auto'),
    size: text,
  }),
};

/** Checks a tool of a type that has its options beside the type. */
export function checkTool(tool: JsonObject, type: string, path: string): void {
  if (Object.hasOwn(TOOLS, type)) TOOLS[type]?.(tool, path);
}

/** The options of a tool that OpenRouter runs, as its own tools have them: null beside the type is as good as nothing. */
export function toolOptions(tool: JsonObject): JsonObject {
  const { type: _type, parameters, filters, input_image_mask: _mask, ...options } = tool;
  const { blocked_domains: blocked, ...allowed } = (filters ?? {}) as JsonObject; // checked
  const beside = Object.entries({ excluded_domains: blocked, ...options, ...allowed });
  const given = beside.filter(([, option]) => option !== null && option !== undefined);
  return { ...Object.fromEntries(given), ...((parameters ?? {}) as JsonObject) }; // checked
}
