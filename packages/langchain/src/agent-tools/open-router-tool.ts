import type { CallbackManagerForToolRun } from '@langchain/core/callbacks/manager';
import { ToolMessage } from '@langchain/core/messages';
import { StructuredTool, ToolInputParsingException } from '@langchain/core/tools';
import type { StructuredToolCallInput, ToolRunnableConfig } from '@langchain/core/tools';
import type { AgentTool, AgentToolResult, PaidAnswer } from '@openrouter-adapters/core/agent-tools';

import { costEvent } from '../cost/answer-cost.ts';
import type { AnswerCost } from '../cost/answer-cost.ts';

/** What a model may give, as JSON Schema. */
export type AgentToolSchema = Record<string, unknown>;

/** What a tool is called with: its input, or a tool call. */
export type AgentToolInput = StructuredToolCallInput<AgentToolSchema, Record<string, unknown>>;

/**
 * An operation of OpenRouter as a structured tool. The message for the model is short; the artifact is the whole result, with the bytes of
 * files. A failure is a message with the status `error`, not an exception. Callbacks hear what a call paid for as the
 * custom event `openrouter_cost`, one for each answer.
 */
export class OpenRouterTool extends StructuredTool<AgentToolSchema, Record<string, unknown>, Record<string, unknown>> {
  static override lc_name(): string {
    return 'OpenRouterTool';
  }

  readonly name: string;
  readonly description: string;
  readonly schema: AgentToolSchema;
  override responseFormat = 'content_and_artifact' as const;
  /** Can a call be charged to the account? */
  readonly costsMoney: boolean;
  readonly #tool: AgentTool;

  constructor(tool: AgentTool) {
    super();
    this.name = tool.name;
    this.description = tool.description;
    // Unknown parameters are left to the tool, which names the ones there are.
    const { additionalProperties: _, ...schema } = tool.inputSchema;
    this.schema = schema;
    this.costsMoney = tool.costsMoney;
    this.#tool = tool;
  }

  /** LangChain checks inputs by the schema; the tool's own message tells a model more about what is wrong. */
  override async call(input: AgentToolInput, config?: ToolRunnableConfig) {
    try {
      return await super.call(input, config);
    } catch (error) {
      if (!(error instanceof ToolInputParsingException)) throw error;
      throw new ToolInputParsingException(this.#tool.check(input) ?? error.message, error.output);
    }
  }

  protected async _call(
    input: Record<string, unknown>,
    runManager: CallbackManagerForToolRun | undefined,
    config?: ToolRunnableConfig,
  ): Promise<[string | ToolMessage, AgentToolResult]> {
    const result = await this.#tool.execute(input, { signal: config?.signal });
    for (const paid of result.paid) await runManager?.handleCustomEvent(costEvent, toAnswerCost(paid));
    const content = typeof result.output === 'string' ? result.output : JSON.stringify(result.output);
    const id = config?.toolCall?.id;
    if (!result.isError || id === undefined) return [content, result];
    const { name } = this;
    return [new ToolMessage({ content, name, tool_call_id: id, status: 'error', artifact: result }), result];
  }
}

function toAnswerCost({ charged, cost, ...answer }: PaidAnswer): AnswerCost {
  return { ...answer, cost: charged, totalCost: cost };
}
