import type { ModelEndpoint } from '../catalogue/model-endpoints.ts';

/**
 * Whether a name in `order`, `only` or `ignore` means an endpoint: by the provider's name or slug, or by the endpoint's tag. The
 * slug stands for all regions, but not for endpoints of a service tier: those are called by their tag.
 */
export function namesEndpoint(name: string, { providerName, providerSlug, tag, tier }: ModelEndpoint): boolean {
  const wanted = name.toLowerCase();
  if (wanted === tag.toLowerCase()) return true;
  return tier === 'default' && (wanted === providerSlug.toLowerCase() || wanted === providerName.toLowerCase());
}
