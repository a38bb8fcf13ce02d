import type { CatalogueModel } from './catalogue-model.ts';
import type { ModelEndpoint } from './model-endpoints.ts';
import { familyOf, type ModelFamily } from './model-family.ts';

/** Begins the ids of tool calls of Claude where others host it. */
const TOOL_CALL_PREFIXES: Readonly<Record<string, string>> = {
  'amazon-bedrock': 'toolu_bdrk_01',
  'google-vertex': 'toolu_vrtx_01',
};

/** The family of a model as it is on the wire of one endpoint. */
export function familyAt({ providerName, providerSlug }: ModelEndpoint, model: CatalogueModel): ModelFamily {
  const family = familyOf(model.id);
  const prefix = family.dialect === 'anthropic' ? TOOL_CALL_PREFIXES[providerSlug] : undefined;
  return { ...family, providerName, ...(prefix !== undefined && { toolCallPrefix: prefix }) };
}
