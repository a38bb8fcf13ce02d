import { endpointRoutes } from '../catalogue/endpoint-routes.ts';
import { modelRoutes } from '../catalogue/model-routes.ts';
import { datasetRoutes } from '../datasets/dataset-routes.ts';
import { generationRoutes } from '../generation/generation-route.ts';
import { keyAdminRoutes } from '../keys/key-admin-routes.ts';
import { keyRoute } from '../keys/key-route.ts';
import { managementRoutes } from '../management/management-routes.ts';
import { creditRoutes } from '../money/credit-routes.ts';
import { oauthRoutes } from '../oauth/oauth-routes.ts';
import { presetRoutes } from '../presets/preset-routes.ts';
import type { Route } from './route.ts';

/** The operations that tell and set, and run no model. */
export const ACCOUNT_ROUTES: readonly Route[] = [
  ...modelRoutes,
  ...endpointRoutes,
  keyRoute,
  ...creditRoutes,
  ...generationRoutes,
  ...oauthRoutes,
  ...presetRoutes,
  ...keyAdminRoutes,
  ...managementRoutes,
  ...datasetRoutes,
];
