import { defineAgentTool } from '../agent-tool.ts';
import { Notes } from '../answers/notes.ts';
import { buildChatBody } from './build-chat-body.ts';
import { chatInput } from './chat-input.ts';
import { toChatAnswer } from './to-chat-answer.ts';

/** `openrouter_create_chat_completion` */
export const createChatCompletion = defineAgentTool({
  name: 'openrouter_create_chat_completion',
  input: chatInput,
  check(input) {
    // What cannot be translated is told there.
    buildChatBody(input, new Notes());
  },
  async execute(input, { client, call }) {
    const notes = new Notes();
    return toChatAnswer(await client.chat.send(buildChatBody(input, notes), call), notes);
  },
});
