import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { endpointsOf } from '../catalogue/model-endpoints.ts';
import { ApiError } from '../http/api-error.ts';
import type { ProviderPreferences } from './provider-preferences.ts';

const LEARN = 'To learn more about provider routing, visit: https://openrouter.ai/docs/provider-routing';
const SETTINGS = 'Configure: https://openrouter.ai/settings/privacy';

/** Why the last endpoint of a model fell out. */
export type Exclusion =
  | 'none'
  | 'guardrails'
  | 'providers'
  | 'tier'
  | 'tools'
  | 'parameters'
  | 'training'
  | 'zdr'
  | 'distillable'
  | 'quantizations'
  | 'max_price';

/** The 404 for a request that no endpoint of a model fits. */
export function noEndpoints(model: CatalogueModel, exclusion: Exclusion, provider: ProviderPreferences): ApiError {
  const notFound = (message: string): ApiError => new ApiError(404, message);
  switch (exclusion) {
    case 'none':
    case 'tier':
      return notFound(`No endpoints found for ${model.id}.`);
    case 'guardrails':
      return notFound(`No endpoints available matching your guardrail restrictions and data policy. ${SETTINGS}`);
    case 'providers':
      return new ApiError(404, 'No allowed providers are available for the selected model.', {
        metadata: {
          available_providers: [...new Set(endpointsOf(model).map(({ providerSlug }) => providerSlug))],
          requested_providers: [...(provider.only ?? provider.order ?? [])],
        },
      });
    case 'tools':
      return notFound(`No endpoints found that support tool use. ${LEARN}`);
    case 'parameters':
      return notFound(`No endpoints found that can handle the requested parameters. ${LEARN}`);
    case 'training':
      return notFound(`No endpoints found matching your data policy (Paid model training). ${SETTINGS}`);
    case 'zdr':
      return notFound(`No endpoints found matching your data policy (Zero data retention). ${SETTINGS}`);
    case 'distillable':
      return notFound(`No endpoints found that allow text distillation. ${LEARN}`);
    case 'quantizations':
      return notFound(`No endpoints found with the requested quantizations. ${LEARN}`);
    case 'max_price':
      return notFound(`No endpoints found matching your maximum price. ${LEARN}`);
  }
}
