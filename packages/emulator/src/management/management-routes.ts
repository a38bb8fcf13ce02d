import type { Route } from '../routing/route.ts';
import { analyticsRoutes } from './analytics/analytics-routes.ts';
import { byokRoutes } from './byok/byok-routes.ts';
import { guardrailRoutes } from './guardrails/guardrail-routes.ts';
import { destinationRoutes } from './observability/destination-routes.ts';
import { scimRoutes } from './scim/scim-routes.ts';
import { workspaceRoutes } from './workspaces/workspace-routes.ts';

/** What only management keys reach, beside keys and credits. */
export const managementRoutes: readonly Route[] = [
  ...analyticsRoutes,
  ...byokRoutes,
  ...guardrailRoutes,
  ...destinationRoutes,
  ...scimRoutes,
  ...workspaceRoutes,
];
