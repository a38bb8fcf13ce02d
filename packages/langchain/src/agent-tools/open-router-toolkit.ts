import { BaseToolkit } from '@langchain/core/tools';
import type { StructuredToolInterface } from '@langchain/core/tools';
import { checkAgentToolOptions } from '@openrouter-adapters/core/setup';
import { createAgentTools } from '@openrouter-adapters/core/agent-tools';

import { fromFields } from '../chat/from-fields.ts';
import { OpenRouterTool } from './open-router-tool.ts';
import { buildQuestion, ownFields, readDecision } from './toolkit-fields.ts';
import type { OpenRouterToolkitInput } from './toolkit-fields.ts';

/** What LangChain's human-in-the-loop middleware does about a tool. */
export interface InterruptOn {
  allowedDecisions: ('approve' | 'edit' | 'reject')[];
}

/**
 * OpenRouter's operations as tools that a model can call: the catalogue, the account, other models.
 *
 * @example
 * const toolkit = new OpenRouterToolkit({ exclude: ['openrouter_create_video'], limit: 0.5 });
 * const agent = createAgent({
 *   model,
 *   tools: toolkit.getTools(),
 *   middleware: [humanInTheLoopMiddleware({ interruptOn: toolkit.interruptOn })],
 * });
 */
export class OpenRouterToolkit extends BaseToolkit {
  readonly tools: StructuredToolInterface[];
  /** Names of the tools whose calls can cost money. */
  readonly paidToolNames: string[];

  /** @throws {OpenRouterConfigurationError} for a field that there is not or whose value cannot be used, and a name that is no tool */
  constructor(input: OpenRouterToolkitInput = {}) {
    super();
    checkAgentToolOptions(input, ownFields);
    const { managementKey, include, exclude, limit, spending, saveFile, readFile, interrupt } = input;
    // One by one: of the fields that an app keeps for all classes the tools take no others.
    const { apiKey, baseURL, headers, fetch, appURL, appTitle, appCategories, userAgentSuffix } = fromFields(input);
    const tools = createAgentTools({
      apiKey,
      baseURL,
      headers,
      fetch,
      appURL,
      appTitle,
      appCategories,
      userAgentSuffix,
      managementKey,
      include,
      exclude,
      limit,
      spending,
      saveFile,
      readFile,
      approve: interrupt && (async (request) => readDecision(await interrupt(buildQuestion(request)))),
    }).map((tool) => new OpenRouterTool(tool));
    this.tools = tools;
    this.paidToolNames = tools.filter(({ costsMoney }) => costsMoney).map(({ name }) => name);
  }

  /** For `humanInTheLoopMiddleware`: a human decides about each call that costs money. Not together with `interrupt`. */
  get interruptOn(): Record<string, InterruptOn> {
    const decide = (): InterruptOn => ({ allowedDecisions: ['approve', 'edit', 'reject'] });
    return Object.fromEntries(this.paidToolNames.map((name) => [name, decide()]));
  }
}
