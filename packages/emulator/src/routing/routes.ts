import { chatRoute } from '../chat/chat-route.ts';
import { completionRoute } from '../completions/completion-route.ts';
import { decisionRoute } from '../decisions/decision-route.ts';
import { embeddingRoutes } from '../embeddings/embedding-routes.ts';
import { fileRoutes } from '../files/file-routes.ts';
import { imageRoutes } from '../images/image-routes.ts';
import { messagesRoute } from '../messages/messages-route.ts';
import { consentRoute } from '../oauth/oauth-routes.ts';
import { rerankRoute } from '../rerank/rerank-route.ts';
import { responsesRoute } from '../responses/responses-route.ts';
import { speechRoute } from '../speech/speech-route.ts';
import { transcriptionRoute } from '../transcription/transcription-route.ts';
import { videoRoutes } from '../videos/video-routes.ts';
import { ACCOUNT_ROUTES } from './account-routes.ts';
import type { Route } from './route.ts';

/** Every operation that the emulator answers. A new endpoint is a folder with its routes and a line here. */
export const ROUTES: readonly Route[] = [
  chatRoute,
  messagesRoute,
  responsesRoute,
  completionRoute,
  ...embeddingRoutes,
  rerankRoute,
  speechRoute,
  transcriptionRoute,
  ...imageRoutes,
  ...videoRoutes,
  ...fileRoutes,
  ...ACCOUNT_ROUTES,
];

/** Operations outside `/api/v1`, under their whole paths. */
export const ALPHA_ROUTES: readonly Route[] = [decisionRoute, consentRoute];
