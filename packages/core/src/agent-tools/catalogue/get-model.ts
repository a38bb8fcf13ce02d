import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import type { AgentToolOutput } from '../agent-tool.ts';
import { toWholeModel } from '../answers/model.ts';
import { checkModelReference, modelReferenceInput, readModelReference } from '../schemas/model-reference.ts';

/** `openrouter_get_model` */
export const getModel = defineAgentTool({
  name: 'openrouter_get_model',
  input: () => z.strictObject(modelReferenceInput()),
  check: checkModelReference,
  async execute(input, { client, call }) {
    const { data } = await client.models.get(readModelReference(input), call);
    return { output: toWholeModel(data) };
  },
});

/** `openrouter_get_private_model` */
export const getPrivateModel = defineAgentTool({
  name: 'openrouter_get_private_model',
  input: () => z.strictObject(modelReferenceInput()),
  check: checkModelReference,
  async execute(input, { client, call }) {
    const { data } = await client.privateModels.get(readModelReference(input), call);
    return { output: toWholeModel(data) };
  },
});

/** `openrouter_count_models` */
export const countModels = defineAgentTool({
  name: 'openrouter_count_models',
  input: () =>
    z.strictObject({
      output_modalities: z
        .string()
        .optional()
        .describe(
          'Comma-separated: text, image, embeddings, audio, video, rerank, speech, transcription; or all. Default text.',
        ),
    }),
  async execute({ output_modalities }, { client, call }): Promise<{ output: AgentToolOutput }> {
    const query = output_modalities === undefined ? {} : { output_modalities };
    const { data } = await client.models.count(query, call);
    return { output: { count: data.count, output_modalities: output_modalities ?? 'text' } };
  },
});
