import { answerChat } from '../chat/answer-chat.ts';
import { startChat } from '../chat/start-chat.ts';
import type { Route } from '../routing/route.ts';
import { buildErrorBody } from './build-error-body.ts';
import { createMessagesForm } from './messages-form.ts';
import { readMessagesRequest } from './read-messages-request.ts';

/** `POST /messages`, Anthropic's form, for every model that chats; whole and streamed. */
export const messagesRoute: Route = {
  method: 'POST',
  path: '/messages',
  access: 'inference',
  toErrorBody: (error) => buildErrorBody(error, null),
  handle(context) {
    const { request, omitsThinking } = readMessagesRequest(context.bodyText);
    return answerChat(startChat(context, request), createMessagesForm({ omitsThinking, ids: context.state.random }));
  },
};
