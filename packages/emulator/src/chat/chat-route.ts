import { applyPreset } from '../presets/apply-preset.ts';
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
  isCacheable: true,
  handle: (context) => {
    const request = checkChatRequest(applyPreset(context.bodyText, context.state.presets));
    return answerChat(startChat(context, request), CHAT_FORM);
  },
};
