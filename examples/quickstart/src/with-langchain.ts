import { AIMessageChunk, HumanMessage, ToolMessage } from '@langchain/core/messages';
import type { BaseMessage, UsageMetadata } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { ChatOpenRouter } from '@openrouter-adapters/langchain';
import type { Connection } from './connection.ts';
import { description, inputSchema, localTime, name } from './local-time.ts';
import { createScreen } from './screen.ts';
import type { Account } from './screen.ts';

/** Answers a question with `ChatOpenRouter`, and runs the tool loop by hand to show what happens in it. */
export async function answerWithLangChain(question: string, model: string, connection: Connection): Promise<Account> {
  const screen = createScreen();
  const localTimeTool = tool((input) => JSON.stringify(localTime(inputSchema.parse(input))), {
    name,
    description,
    schema: inputSchema,
  });
  const chat = new ChatOpenRouter({ model, reasoning: { effort: 'low' }, ...connection }).bindTools([localTimeTool]);
  const messages: BaseMessage[] = [new HumanMessage(question)];
  const account: Account = { calls: 0, inputTokens: 0, outputTokens: 0, reasoningTokens: 0, cost: 0 };
  while (account.calls < 5) {
    let answer = new AIMessageChunk('');
    for await (const chunk of await chat.stream(messages)) {
      const reasoning = chunk.additional_kwargs['reasoning_content'];
      if (typeof reasoning === 'string') screen.reasoning(reasoning);
      if (chunk.text !== '') screen.text(chunk.text);
      answer = answer.concat(chunk);
    }
    charge(account, answer);
    messages.push(answer);
    if (!answer.tool_calls?.length) break;
    for (const call of answer.tool_calls) {
      screen.line(`→ ${call.name} ${JSON.stringify(call.args)}`);
      const result: unknown = await localTimeTool.invoke(call);
      if (!ToolMessage.isInstance(result))
        throw new TypeError('A tool that is invoked with a call answers with a message.');
      screen.line(`← ${result.text}`);
      messages.push(result);
    }
  }
  screen.line('');
  return account;
}

function charge(account: Account, { usage_metadata, response_metadata }: AIMessageChunk): void {
  // Only with `exactOptionalPropertyTypes`, which this repository uses, LangChain's type for it is `never`.
  const usage = usage_metadata as UsageMetadata | undefined;
  account.calls += 1;
  account.inputTokens += usage?.input_tokens ?? 0;
  account.outputTokens += usage?.output_tokens ?? 0;
  account.reasoningTokens += usage?.output_token_details?.reasoning ?? 0;
  account.cost += Number(response_metadata['total_cost'] ?? 0);
}
