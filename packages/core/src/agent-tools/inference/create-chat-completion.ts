import { defineAgentTool } from '../agent-tool.ts';
import { Notes } from '../answers/notes.ts';
import { buildChatBody } from './build-chat-body.ts';
import { chatInput } from './chat-input.ts';
import { toChatAnswer } from './to-chat-answer.ts';

/** `openrouter_create_chat_completion` */
export const createChatCompletion = defineAgentTool({
  name: 'openrouter_create_chat_completion',
  description:
    'Asks any model of OpenRouter and gives its answer, with its cost. Use it to delegate a task to another model. ' +
    'Take ids from openrouter_list_models; they are exact.',
  input: chatInput,
  isReadOnly: false,
  costsMoney: true,
  async execute(input, { client, call }) {
    const notes = new Notes();
    return toChatAnswer(await client.chat.send(buildChatBody(input, notes), call), notes);
  },
});
