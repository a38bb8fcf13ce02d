import type { DocumentGroup } from '../document-steps.ts';

const CHAT = { model: 'openai/gpt-4o', messages: [{ role: 'user', content: 'Hello' }] };

/** What the account used. */
const ANALYTICS: DocumentGroup = {
  name: 'activity and analytics',
  key: 'management',
  steps: [
    { operation: 'POST /chat/completions', key: 'standard', body: CHAT },
    { operation: 'GET /activity' },
    { operation: 'GET /activity', query: '?date=yesterday', status: 400 },
    { operation: 'GET /activity', key: 'standard', status: 403 },
    { operation: 'GET /activity', key: 'none', status: 401 },
    { operation: 'GET /analytics/meta' },
    { operation: 'POST /analytics/query', body: { metrics: ['request_count'] } },
    {
      operation: 'POST /analytics/query',
      body: {
        metrics: ['request_count', 'total_cost', 'latency'],
        dimensions: ['model', 'api_key_id'],
        filters: [{ field: 'provider', operator: 'in', value: ['OpenAI', 'Azure'] }],
        granularity: 'day',
        order_by: { field: 'total_cost', direction: 'desc' },
        limit: 10,
      },
    },
    { operation: 'POST /analytics/query', body: { metrics: ['happiness'] }, status: 400 },
    { operation: 'POST /analytics/query', key: 'standard', body: { metrics: ['request_count'] }, status: 403 },
  ],
};

/** Public data about the use of models. */
const DATASETS: DocumentGroup = {
  name: 'data sets, benchmarks, classifications',
  key: 'standard',
  steps: [
    { operation: 'GET /datasets/rankings-daily' },
    { operation: 'GET /datasets/rankings-daily', query: '?period=week&category=programming' },
    { operation: 'GET /datasets/rankings-daily', query: '?period=day&category=programming', status: 400 },
    { operation: 'GET /datasets/app-rankings' },
    { operation: 'GET /datasets/app-rankings', query: '?sort=trending&limit=3' },
    { operation: 'GET /datasets/app-rankings', key: 'none', status: 401 },
    { operation: 'GET /datasets/session-cost', query: '?turn_range=1-turn&limit=5' },
    { operation: 'GET /classifications/task' },
    { operation: 'GET /benchmarks' },
    { operation: 'GET /benchmarks', query: '?source=openrouter' },
    { operation: 'GET /benchmarks', query: '?source=artificial-analysis&task=coding&max_results=3' },
    { operation: 'GET /benchmarks', query: '?source=nobody', status: 400 },
  ],
};

export const ANALYTICS_GROUPS: readonly DocumentGroup[] = [ANALYTICS, DATASETS];
