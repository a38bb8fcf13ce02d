import type { CatalogueModel } from '../catalogue/catalogue-model.ts';
import { familyOf } from '../catalogue/model-family.ts';
import { findListed } from '../catalogue/resolve-model.ts';
import { ApiError } from '../http/api-error.ts';
import { jsonResponse } from '../http/json-response.ts';
import type { RouteContext } from '../routing/route.ts';
import { imageAbilitiesOf } from './image-abilities.ts';

function drawsImages({ architecture }: CatalogueModel): boolean {
  return architecture.output_modalities.includes('image');
}

/** `GET /images/models`. */
export function listImageModels({ state }: RouteContext): Response {
  const data = state.models.filter(drawsImages).map((model) => {
    const { streams, parameters } = imageAbilitiesOf(model);
    const { input_modalities, output_modalities } = model.architecture;
    return {
      id: model.id,
      name: model.name,
      description: model.description,
      created: model.created,
      architecture: { input_modalities, output_modalities },
      supports_streaming: streams,
      supported_parameters: parameters,
      endpoints: `/api/v1/images/models/${model.id}/endpoints`,
    };
  });
  return jsonResponse({ data });
}

/** `GET /images/models/{author}/{slug}/endpoints`: one endpoint per model. */
export function getImageEndpoints({ parameters, state }: RouteContext): Response {
  const id = `${parameters.author}/${parameters.slug}`;
  const model = findListed(id, state.models);
  if (!model || !drawsImages(model)) throw new ApiError(404, `Image model ${id} not found`);
  const abilities = imageAbilitiesOf(model);
  const { providerName } = familyOf(model.id);
  const slug = providerName.toLowerCase().replaceAll(' ', '-');
  const endpoint = {
    provider_name: providerName,
    provider_slug: slug,
    provider_tag: slug,
    supports_streaming: abilities.streams,
    supported_parameters: abilities.parameters,
    allowed_passthrough_parameters: [],
    pricing: abilities.prices.map(({ cost, ...price }) => ({ ...price, cost_usd: Number(cost) })),
  };
  return jsonResponse({ id: model.id, endpoints: [endpoint] });
}
