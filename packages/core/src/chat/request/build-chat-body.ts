import { OpenRouterConfigurationError } from '../../errors/openrouter-error.ts';
import { checkModelId } from '../../http/check-request.ts';
import type { ChatOptions } from '../../wire/chat-options.ts';
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
 * is, because the caller wrote it.
 *
 * @throws {OpenRouterConfigurationError} for an empty model id, no messages, or `extra` that would replace `model`, `messages` or
 *   `stream`
 */
export function buildChatBody(request: ChatRequest, { stream }: { stream: boolean }): BuiltChatBody {
  checkModelId(request.model);
  if (request.messages.length === 0) {
    throw new OpenRouterConfigurationError('messages', 'There are no messages to send. Give at least one.');
  }
  const warnings: RequestWarning[] = [];
  const isAutomatic = request.options?.cache_control !== undefined;
  const { messages, tools } = limitCacheBreakpoints(request.messages, request.tools ?? [], isAutomatic, warnings);
  const model = request.model.trim();
  const models = [model, ...(request.options?.models ?? [])];
  const body: ChatRequestBody = { model, messages: leaveOutUnsigned(messages, models, warnings) };
  if (tools.length > 0) body.tools = tools;
  if (request.tool_choice !== undefined) body.tool_choice = request.tool_choice;
  const { options = {} } = request;
  for (const name of givenOptionNames(options)) copyOption(name, options[name], body);
  limitStops(body, warnings);
  for (const [name, value] of Object.entries(request.extra ?? {})) {
    if (fixed.includes(name)) throw new OpenRouterConfigurationError(name, `${name} cannot be an extra field.`);
    if (value !== undefined) body[name] = value;
  }
  if (stream) body.stream = true;
  return { body, warnings };
}

// A function of its own, so that name and value keep one type.
function copyOption<Name extends keyof ChatOptions>(
  name: Name,
  value: ChatOptions[Name] | undefined,
  body: ChatOptions,
): void {
  if (value !== undefined) body[name] = value;
}
