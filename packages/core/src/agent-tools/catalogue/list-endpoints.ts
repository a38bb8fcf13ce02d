import type { ModelEndpoint } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import { toEndpointEntry } from '../answers/model.ts';
import { cutPage, localPageInput } from '../answers/page.ts';
import type { PageInput } from '../answers/page.ts';
import { toFields } from '../answers/to-fields.ts';
import { checkModelReference, modelReferenceInput, readModelReference } from '../schemas/model-reference.ts';

function toPage(endpoints: readonly ModelEndpoint[], page: PageInput & { q?: string | undefined }) {
  const textOf = ({ model_id, provider_name, tag }: ModelEndpoint) => `${model_id} ${provider_name} ${tag}`;
  return cutPage(endpoints, page, textOf, toEndpointEntry);
}

/** `openrouter_list_model_endpoints` */
export const listModelEndpoints = defineAgentTool({
  name: 'openrouter_list_model_endpoints',
  input: () => z.strictObject({ ...modelReferenceInput(), ...localPageInput() }),
  check: checkModelReference,
  async execute(input, { client, call }) {
    const { data } = await client.models.endpoints(readModelReference(input), call);
    return { output: toFields({ id: data.id, name: data.name, ...toPage(data.endpoints, input) }) };
  },
});

/** `openrouter_list_private_model_endpoints` */
export const listPrivateModelEndpoints = defineAgentTool({
  name: 'openrouter_list_private_model_endpoints',
  input: () => z.strictObject({ ...modelReferenceInput(), ...localPageInput() }),
  check: checkModelReference,
  async execute(input, { client, call }) {
    const { data } = await client.privateModels.endpoints(readModelReference(input), call);
    return { output: toFields({ id: data.id, name: data.name, ...toPage(data.endpoints, input) }) };
  },
});

/** `openrouter_list_zdr_endpoints` */
export const listZDREndpoints = defineAgentTool({
  name: 'openrouter_list_zdr_endpoints',
  input: () => z.strictObject(localPageInput()),
  async execute(page, { client, call }) {
    const { data } = await client.endpoints.zdr(call);
    return { output: toPage(data, page) };
  },
});
