import { answerChat } from '../chat/answer-chat.ts';
import { DETAIL_FORMATS } from '../chat/reasoning/build-details.ts';
import type { ReasoningDetail } from '../chat/reasoning/reasoning-detail.ts';
import { startChat } from '../chat/start-chat.ts';
import { withPreset } from '../presets/apply-preset.ts';
import type { Route } from '../routing/route.ts';
import { answerOverlong, isOverlong } from './answer-overlong.ts';
import { readResponsesRequest } from './read-responses-request.ts';
import { createResponsesForm } from './responses-form.ts';

/** `POST /responses`, OpenAI's newer form, for every model that chats; whole and streamed. Nothing is stored. */
export const responsesRoute: Route = {
  method: 'POST',
  path: '/responses',
  access: 'inference',
  isCacheable: true,
  handle(context) {
    const { request, echoed, showsEncrypted } = readResponsesRequest(context.bodyText);
    // OpenAI and xAI seal their reasoning for those who ask; Gemini's thought signature has to come back always.
    const shows = ({ type, format }: ReasoningDetail): boolean =>
      showsEncrypted || type !== 'reasoning.encrypted' || format === DETAIL_FORMATS.google;
    try {
      const parts = startChat(context, withPreset(request, context.state.presets), shows);
      return answerChat(parts, createResponsesForm(echoed, context.state));
    } catch (error) {
      if (isOverlong(error)) return answerOverlong(context, echoed);
      throw error;
    }
  },
};
