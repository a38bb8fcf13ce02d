import { modelRoutes } from '../catalogue/model-routes.ts';
import { chatRoute } from '../chat/chat-route.ts';
import { generationRoute } from '../generation/generation-route.ts';
import { keyRoute } from '../keys/key-route.ts';
import type { Route } from './route.ts';

/** Every operation that the emulator answers. A new endpoint is a folder with its routes and a line here. */
export const ROUTES: readonly Route[] = [chatRoute, ...modelRoutes, keyRoute, generationRoute];
