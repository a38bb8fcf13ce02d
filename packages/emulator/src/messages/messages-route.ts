import { answerChat } from '../chat/answer-chat.ts';
import { startChat } from '../chat/start-chat.ts';
import { withPreset } from '../presets/apply-preset.ts';
import type { Route } from '../routing/route.ts';
import { buildErrorBody } from './build-error-body.ts';
import { createMessagesForm } from './messages-form.ts';
import { readMessagesRequest } from './read-messages-request.ts';

/** `POST /messages`, Anthropic's form, for every model that chats; whole and streamed. */
export const messagesRoute: Route = {
  method: 'POST',
  path: '/messages',
  access: 'inference',
  isCacheable: true,
  toErrorBody: (error) => buildErrorBody(error, null),
  handle(context) {
    const { request, omitsThinking } = readMessagesRequest(context.bodyText);
    const own = withPreset(request, context.state.presets);
    return answerChat(startChat(context, own), createMessagesForm({ omitsThinking, ids: context.state.random }));
  },
};
