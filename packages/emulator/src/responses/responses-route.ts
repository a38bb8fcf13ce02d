import { answerChat } from '../chat/answer-chat.ts';
import { startChat } from '../chat/start-chat.ts';
import type { Route } from '../routing/route.ts';
import { readResponsesRequest } from './read-responses-request.ts';
import { createResponsesForm } from './responses-form.ts';

/** `POST /responses`, OpenAI's newer form, for every model that chats; whole and streamed. Nothing is stored. */
export const responsesRoute: Route = {
  method: 'POST',
  path: '/responses',
  access: 'inference',
  handle(context) {
    const { request, echoed, showsEncrypted } = readResponsesRequest(context.bodyText);
    const parts = startChat(context, request, (detail) => {
      // OpenAI and xAI seal their reasoning for those who ask; Gemini's thought signature has to come back always.
      const onDemand = detail.type === 'reasoning.encrypted' && detail.format !== 'google-gemini-v1';
      return showsEncrypted || !onDemand;
    });
    return answerChat(parts, createResponsesForm(echoed, context.state));
  },
};
