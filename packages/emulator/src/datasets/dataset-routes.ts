import type { Route, RouteContext } from '../routing/route.ts';
import { answerAppRankings } from './app-rankings.ts';
import { answerBenchmarks } from './benchmarks.ts';
import { admitDataset } from './dataset-quota.ts';
import { answerRankingsDaily } from './rankings-daily.ts';
import { answerSessionCost } from './session-cost.ts';
import { answerTaskClassifications } from './task-classifications.ts';

/** Public data about the use of models. All of it is invented, and the same each time. */
export const datasetRoutes: readonly Route[] = [
  { method: 'GET', path: '/datasets/app-rankings', access: 'key', handle: counted(answerAppRankings) },
  { method: 'GET', path: '/datasets/rankings-daily', access: 'key', handle: counted(answerRankingsDaily) },
  { method: 'GET', path: '/datasets/session-cost', access: 'key', handle: counted(answerSessionCost) },
  { method: 'GET', path: '/classifications/task', access: 'key', handle: counted(answerTaskClassifications) },
  { method: 'GET', path: '/benchmarks', access: 'key', handle: counted(answerBenchmarks) },
];

function counted(handle: (context: RouteContext) => Response): Route['handle'] {
  return (context) => {
    admitDataset(context);
    return handle(context);
  };
}
