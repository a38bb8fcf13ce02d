import type { Route } from '../routing/route.ts';
import { answerChat } from './answer-chat.ts';
import { checkChatRequest } from './check/check-chat-request.ts';
import { startChat } from './start-chat.ts';
import { CHAT_FORM } from './wire/chat-form.ts';

/** `POST /chat/completions`, whole and streamed. */
export const chatRoute: Route = {
  method: 'POST',
  path: '/chat/completions',
  access: 'inference',
  handle: (context) => answerChat(startChat(context, checkChatRequest(context.bodyText)), CHAT_FORM),
};
