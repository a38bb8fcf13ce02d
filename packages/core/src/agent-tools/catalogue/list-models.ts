import type { ModelList, ModelsQuery } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import type { AgentToolAnswer } from '../agent-tool.ts';
import { fieldsInput, toModelEntry } from '../answers/model.ts';
import { buildPage, pageInput } from '../answers/page.ts';
import type { PageInput } from '../answers/page.ts';
import { shorten } from '../answers/shorten.ts';

const categories = [
  'programming',
  'roleplay',
  'marketing',
  'marketing/seo',
  'technology',
  'science',
  'translation',
  'legal',
  'finance',
  'health',
  'trivia',
  'academia',
] as const;

const orders = [
  'most-popular',
  'newest',
  'top-weekly',
  'pricing-low-to-high',
  'pricing-high-to-low',
  'context-high-to-low',
  'throughput-high-to-low',
  'latency-low-to-high',
  'intelligence-high-to-low',
  'coding-high-to-low',
  'agentic-high-to-low',
  'design-arena-elo-high-to-low',
] as const;

function atLeast0(description: string) {
  return z.number().min(0).optional().describe(description);
}

/** Names, comma-separated as the API wants them, or as a list. */
function namesInput() {
  return z.union([z.string(), z.array(z.string()).transform((names) => names.join(','))]).optional();
}

function filterInput() {
  const days = z.int().min(0).optional();
  const rate = z.number().min(0).max(1).optional();
  const filters = {
    q: z.string().optional().describe('Words in name or id.'),
    category: z.enum(categories).optional().describe('Use case that the models are ranked for.'),
    supported_parameters: namesInput().describe(
      'A list, or comma-separated parameters that have to be supported, for example tools, structured_outputs, reasoning.',
    ),
    output_modalities: namesInput().describe(
      'A list, or comma-separated: text, image, embeddings, audio, video, rerank, speech, transcription; or all. Default text.',
    ),
    input_modalities: namesInput().describe('A list, or comma-separated: text, image, file, audio, video.'),
    sort: z.enum(orders).optional().describe('Order of the list. Default: newest first.'),
    context: z.int().min(1).optional().describe('Least context length, in tokens.'),
    min_price: atLeast0('Least price of prompt tokens, US dollars per million.'),
    max_price: atLeast0('Highest price of prompt tokens, US dollars per million. 0: free models.'),
    min_output_price: atLeast0('Least price of answer tokens, US dollars per million.'),
    max_output_price: atLeast0('Highest price of answer tokens, US dollars per million.'),
    arch: z.string().optional().describe('Family, for example GPT, Claude, Gemini, Llama.'),
    model_authors: namesInput().describe('A list, or comma-separated authors, for example openai,anthropic.'),
    providers: namesInput().describe('A list, or comma-separated names of providers that host the model.'),
    distillable: z
      .boolean()
      .optional()
      .describe('true: only models whose output may be used for training; false: only others.'),
    zdr: z
      .boolean()
      .transform((only) => (only ? only : undefined))
      .optional()
      .describe('true: only models with an endpoint of zero data retention. false: all.'),
    region: z.enum(['eu', 'us']).optional().describe('Only models with endpoints in this data region.'),
    min_age_days: days.describe('Least age in days.'),
    max_age_days: days.describe('Highest age in days.'),
    min_intelligence_index: atLeast0('Least intelligence index (Artificial Analysis).'),
    max_intelligence_index: atLeast0('Highest intelligence index.'),
    min_coding_index: atLeast0('Least coding index.'),
    max_coding_index: atLeast0('Highest coding index.'),
    min_agentic_index: atLeast0('Least agentic index.'),
    max_agentic_index: atLeast0('Highest agentic index.'),
    min_tool_success_rate: rate.describe('Least share of tool calls that succeed, 0 to 1.'),
    max_tool_success_rate: rate.describe('Highest share of tool calls that succeed, 0 to 1.'),
    use_rss: z.boolean().optional().describe('Answer the newest models as an RSS text in place of JSON.'),
    use_rss_chat_links: z.boolean().optional().describe('Links of the RSS text lead to the chat room. Needs use_rss.'),
  } satisfies Record<Exclude<keyof ModelsQuery, keyof PageInput>, z.ZodType>;
  return filters;
}

/** Characters of RSS that a model is given. */
const longestRSS = 20_000;

/**
 * Did a list come whole, although a page was asked for? What knows pages gives no more than asked for, nor than is left, and tells of
 * itself: by the API's document every page has `total_count` and `links`.
 */
function cameWhole({ data, total_count: total, links }: ModelList, { offset, limit }: PageInput): boolean {
  if (data.length > limit) return true;
  return total === undefined ? links === undefined : data.length > total - offset;
}

function toPage(
  list: ModelList,
  page: PageInput & { fields: Parameters<typeof toModelEntry>[1] },
  narrow: string,
): AgentToolAnswer {
  const { data, total_count } = list;
  const isWhole = cameWhole(list, page);
  const models = isWhole ? data.slice(page.offset, page.offset + page.limit) : data;
  const total = total_count ?? (isWhole ? data.length : undefined);
  return {
    output: buildPage(
      models.map((model) => toModelEntry(model, page.fields)),
      page,
      total,
      narrow,
    ),
  };
}

/** `openrouter_list_models` */
export const listModels = defineAgentTool({
  name: 'openrouter_list_models',
  input: () => z.strictObject({ ...filterInput(), ...fieldsInput(), ...pageInput() }),
  async execute({ fields, use_rss, use_rss_chat_links, ...query }, { client, call }) {
    // Absent and undefined are the same in a query.
    const filters = query as ModelsQuery;
    if (use_rss === true) {
      const links = use_rss_chat_links === undefined ? {} : { use_rss_chat_links };
      return { output: shorten(await client.models.rss({ ...filters, ...links }, call), longestRSS) };
    }
    const list = await client.models.list(filters, call);
    return toPage(list, { ...query, fields }, 'filter (q, supported_parameters, context, max_price, …)');
  },
});

/** `openrouter_list_user_models` */
export const listUserModels = defineAgentTool({
  name: 'openrouter_list_user_models',
  input: () => z.strictObject({ ...fieldsInput(), ...pageInput() }),
  async execute({ fields, ...page }, { client, call }) {
    return toPage(await client.models.user(page, call), { ...page, fields }, 'openrouter_list_models can filter');
  },
});

/** `openrouter_list_embedding_models` */
export const listEmbeddingModels = defineAgentTool({
  name: 'openrouter_list_embedding_models',
  input: () => z.strictObject({ ...fieldsInput(), ...pageInput() }),
  async execute({ fields, ...page }, { client, call }) {
    const list = await client.embeddings.models(page, call);
    return toPage(list, { ...page, fields }, 'openrouter_list_models with output_modalities embeddings can filter');
  },
});
