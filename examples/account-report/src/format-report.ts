import type { ActivityRow } from '@openrouter-adapters/core';
import type { Report } from './read-report.ts';

/** The report as lines. */
export function formatReport({ key, credits, activity, generations }: Report): string[] {
  const limit = key.limit == null ? 'no limit' : `${dollars(key.limit_remaining)} left of ${dollars(key.limit)}`;
  return [
    `Key ${key.label ?? ''}: ${dollars(key.usage)} spent, ${limit}`,
    typeof credits === 'string'
      ? `Credits: ${credits}`
      : `Credits: ${dollars(credits.total_credits)} bought, ${dollars(credits.total_usage)} spent, ` +
        `${dollars(credits.total_credits - credits.total_usage)} left`,
    '',
    'By model, in the last 30 full days:',
    ...(typeof activity === 'string' ? [`  ${activity}`] : formatActivity(activity)),
    '',
    'Single answers:',
    ...generations.map((generation) => {
      if (typeof generation === 'string') return `  ${generation}`;
      const { id, model, provider_name, tokens_prompt, tokens_completion, total_cost } = generation;
      return `  ${id}: ${model} at ${provider_name}, ${tokens_prompt ?? 0} tokens in, ${tokens_completion ?? 0} out, ${dollars(total_cost)}`;
    }),
    `  all: ${dollars(sum(generations.map((each) => (typeof each === 'string' ? 0 : (each.total_cost ?? 0)))))}`,
  ];
}

function formatActivity(rows: readonly ActivityRow[]): string[] {
  const models = [...new Set(rows.map(({ model = '' }) => model))];
  const lines = models.map((model) => {
    const own = rows.filter((row) => row.model === model);
    const count = (read: (row: ActivityRow) => number | undefined) => sum(own.map((row) => read(row) ?? 0));
    const requests = count((row) => row.requests);
    return {
      cost: count(({ usage }) => usage),
      text:
        `${model}: ${requests} ${requests === 1 ? 'request' : 'requests'}, ${count(({ prompt_tokens }) => prompt_tokens)} tokens in, ` +
        `${count(({ completion_tokens }) => completion_tokens)} out`,
    };
  });
  return [
    ...lines
      .toSorted((first, second) => second.cost - first.cost)
      .map(({ text, cost }) => `  ${text}, ${dollars(cost)}`),
    `  all: ${dollars(sum(lines.map(({ cost }) => cost)))}`,
  ];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function dollars(amount: number | null | undefined): string {
  return amount == null ? 'unknown' : `$${amount.toFixed(8)}`;
}
