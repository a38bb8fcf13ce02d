import type { LanguageModelV4Prompt } from '@ai-sdk/provider';
import { AIMessage, HumanMessage, ToolMessage, type BaseMessage } from '@langchain/core/messages';

const turns = 100;
const question = 'What is the weather like, and why? '.repeat(4);
const report = JSON.stringify({ temperature: 21, wind: 'south', humidity: 0.4, text: 'Mild and dry. '.repeat(10) });
const thought = (turn: number) => ({
  type: 'reasoning.text',
  // Each another one: A leaves out a thought that it has sent already.
  text: `I have to look up ${turn}. ${'Then I will know. '.repeat(8)}`,
  signature: `c2lnbmF0dXJl${turn}`,
  index: 0,
  format: 'anthropic-claude-v1',
});

/** 400 messages (questions, calls of a tool with signed reasoning, results, answers) as the AI SDK hands them to a provider. */
export const aiSDKPrompt: LanguageModelV4Prompt = Array.from({ length: turns }, (_, turn): LanguageModelV4Prompt => [
  { role: 'user', content: [{ type: 'text', text: question }] },
  {
    role: 'assistant',
    content: [
      {
        type: 'reasoning',
        text: thought(turn).text,
        providerOptions: { openrouter: { reasoning_details: [thought(turn)] } },
      },
      { type: 'tool-call', toolCallId: `call_${turn}`, toolName: 'weather', input: { turn } },
    ],
  },
  {
    role: 'tool',
    content: [
      {
        type: 'tool-result',
        toolCallId: `call_${turn}`,
        toolName: 'weather',
        output: { type: 'json', value: JSON.parse(report) },
      },
    ],
  },
  { role: 'assistant', content: [{ type: 'text', text: question }] },
]).flat();

/** The same as LangChain hands it to a model. */
export const langChainPrompt: BaseMessage[] = Array.from({ length: turns }, (_, turn) => [
  new HumanMessage(question),
  new AIMessage({
    content: '',
    tool_calls: [{ type: 'tool_call', id: `call_${turn}`, name: 'weather', args: { turn } }],
    additional_kwargs: { reasoning_content: thought(turn).text, reasoning_details: [thought(turn)] },
  }),
  new ToolMessage({ tool_call_id: `call_${turn}`, content: report }),
  new AIMessage(question),
]).flat();

/** What has to be done at least with the prompt of the AI SDK: each message in the form in which it travels. */
export function toWireMessages(prompt: LanguageModelV4Prompt): object[] {
  return prompt.flatMap((message): object[] => {
    if (message.role === 'system') return [message];
    if (message.role === 'tool') {
      return message.content.map((part) => ({
        role: 'tool',
        tool_call_id: 'toolCallId' in part ? part.toolCallId : '',
        content: 'output' in part && part.output.type === 'json' ? JSON.stringify(part.output.value) : '',
      }));
    }
    const texts = message.content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
    const calls = message.content.flatMap((part) =>
      part.type === 'tool-call'
        ? [
            {
              id: part.toolCallId,
              type: 'function',
              function: { name: part.toolName, arguments: JSON.stringify(part.input) },
            },
          ]
        : [],
    );
    const details = message.content.flatMap(
      (part) => part.providerOptions?.['openrouter']?.['reasoning_details'] ?? [],
    );
    const content = texts.length === 0 ? null : texts.join('');
    return [
      { role: message.role, content, ...(calls.length > 0 && { tool_calls: calls, reasoning_details: details }) },
    ];
  });
}
