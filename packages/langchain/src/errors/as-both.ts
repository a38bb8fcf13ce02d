import type { OpenRouterError } from '@openrouter-adapters/core';

/** One object that LangChain recognises as its error and `OpenRouterError.isInstance` as ours, with all our fields. */
export function asBoth<HostError extends Error>(host: HostError, error: OpenRouterError): HostError {
  const {
    name: _name,
    message: _message,
    stack: _stack,
    cause: _cause,
    ...own
  } = Object.getOwnPropertyDescriptors(error);
  return Object.defineProperties(host, own);
}
