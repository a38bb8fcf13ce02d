import * as z from 'zod/v4';

import { defineAgentTool } from '../agent-tool.ts';
import { toFields } from '../answers/to-fields.ts';

/** `openrouter_get_key` */
export const getKey = defineAgentTool({
  name: 'openrouter_get_key',
  input: () => z.strictObject({}),
  async execute(_, { client, call }) {
    const { data } = await client.key.get(call);
    // The deprecated limit says −1 for every key, and the old name of a management key says nothing new.
    const { rate_limit: _limit, is_provisioning_key: _old, ...key } = data;
    const { limit, limit_remaining, ...rest } = key;
    return {
      output: {
        ...toFields(rest),
        limit: limit ?? 'none',
        limit_remaining:
          limit_remaining ?? 'no limit on this key; what the account has left is told by openrouter_get_credits',
      },
    };
  },
});

/** `openrouter_get_credits` */
export const getCredits = defineAgentTool({
  name: 'openrouter_get_credits',
  input: () => z.strictObject({}),
  async execute(_, { client, call }) {
    const { data } = await client.credits.get(call);
    const balance = Number((data.total_credits - data.total_usage).toPrecision(12));
    return { output: { total_credits: data.total_credits, total_usage: data.total_usage, balance } };
  },
});

/** `openrouter_create_coinbase_charge` */
export const createCoinbaseCharge = defineAgentTool({
  name: 'openrouter_create_coinbase_charge',
  input: () =>
    z.strictObject({
      amount: z.number().positive().optional().describe('US dollars. No longer sent.'),
      sender: z
        .string()
        .optional()
        .describe('Ethereum address of the sender, 0x and 40 hexadecimal digits. No longer sent.'),
      chain_id: z
        .union([z.literal(1), z.literal(137), z.literal(8453), z.enum(['1', '137', '8453'])])
        .optional()
        .describe('1 Ethereum, 137 Polygon, 8453 Base. No longer sent.'),
    }),
  async execute(_, { client, call }) {
    return client.credits.createCoinbaseCharge(call);
  },
});
