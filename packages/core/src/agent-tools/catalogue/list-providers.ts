import type { ProviderInfo } from '@openrouter-adapters/core';
import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import { toFields } from '../answers/to-fields.ts';
import { cutPage, localPageInput } from '../answers/page.ts';

/** `openrouter_list_providers` */
export const listProviders = defineAgentTool({
  name: 'openrouter_list_providers',
  input: () => z.strictObject(localPageInput()),
  async execute(page, { client, call }) {
    const { data } = await client.providers.list(call);
    const textOf = ({ name, slug }: ProviderInfo) => `${name} ${slug}`;
    return { output: cutPage(data, page, textOf, toFields) };
  },
});
