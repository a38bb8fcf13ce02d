import { OpenRouterConfigurationError } from '../../errors/openrouter-error.ts';
import { checkModelId } from '../../http/check-request.ts';
import { givenOptionNames } from './chat-option-names.ts';
import type { ChatRequest, ChatRequestBody, RequestWarning } from './chat-request.ts';
import { leaveOutUnsigned } from './leave-out-unsigned.ts';
import { limitCacheBreakpoints } from './limit-cache-breakpoints.ts';
import { limitStops } from './limit-stops.ts';

const fixed = ['model', 'messages', 'stream'];

/** A request body and what of the request could not go into it as it was given. */
export interface BuiltChatBody {
  body: ChatRequestBody;
  warnings: RequestWarning[];
}

/**
 * The neutral request → the body of `POST /chat/completions`. Properties stand in a fixed order, whatever the order of the options:
 * prompt caches of upstreams and OpenRouter's response cache depend on it. What is `undefined` is left out; `null` goes out as it
 * is, because the caller wrote it. An option that there is not, and a choice among no tools, become warnings.
 *
 * @throws {OpenRouterConfigurationError} for an empty model id, no messages, a function tool without a name, or `extra` that would replace
 *   `model`, `messages` or `stream`
 */
export function buildChatBody(request: ChatRequest, { stream }: { stream: boolean }): BuiltChatBody {
  checkModelId(request.model);
  if (request.messages.length === 0) {
    throw new OpenRouterConfigurationError('messages', 'There are no messages to send. Give at least one.');
  }
  const warnings: RequestWarning[] = [];
  const isAutomatic = request.options?.cache_control !== undefined;
  const { messages, tools } = limitCacheBreakpoints(request.messages, request.tools ?? [], isAutomatic, warnings);
  if (tools.some(isNameless)) {
    throw new OpenRouterConfigurationError('tools', 'A function tool needs function.name.');
  }
  const model = request.model.trim();
  const { tool_choice: choice, options = {}, extra = {} } = request;
  const body: ChatRequestBody = { model, messages: leaveOutUnsigned(messages, model, options.models, warnings) };
  if (tools.length > 0) body.tools = tools;
  // Upstreams refuse a choice among no tools. A preset may bring tools that are not seen here.
  if (tools.length > 0 || (extra['tools'] ?? options.preset) || body.model.includes('@preset/')) {
    if (choice !== undefined) body.tool_choice = choice;
  } else if (choice !== undefined && choice !== 'none' && choice !== 'auto')
    warnings.push({ option: 'tool_choice', message: 'Without tools it is not sent.' });
  const fields: Record<string, unknown> = body;
  const given = givenOptionNames(options, (option) => {
    warnings.push({ option, message: 'Unknown, so it is not sent. Give it as extra.' });
  });
  for (const name of given) fields[name] = options[name];
  limitStops(body, warnings);
  for (const [name, value] of Object.entries(extra)) {
    if (fixed.includes(name)) throw new OpenRouterConfigurationError(name, `${name} cannot be an extra field.`);
    if (value !== undefined) body[name] = value;
  }
  if (stream) body.stream = true;
  return { body, warnings };
}

function isNameless({ type, function: called }: { type: string; function?: { name?: string } }): boolean {
  return type === 'function' && !called?.name;
}
