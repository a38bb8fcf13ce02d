import { MODEL_PROVIDER_CONFIG } from 'langchain/chat_models/universal';

const ownName = '@openrouter-adapters/langchain';

/**
 * Makes `openrouter` a provider of LangChain's `initChatModel` (package `langchain`). Call it once, before the first model is made.
 *
 * @example
 * registerOpenRouter();
 * const model = await initChatModel('anthropic/claude-sonnet-4.5', { modelProvider: 'openrouter' });
 */
export function registerOpenRouter(): void {
  // LangChain's own list; its type names the providers that it has from the start.
  const providers: Record<string, { package: string; className: string }> = MODEL_PROVIDER_CONFIG;
  providers['openrouter'] = { package: locateOwnPackage(), className: 'ChatOpenRouter' };
}

/** LangChain imports by this name, from where it lies: with pnpm it would not find a package that it does not depend on. */
function locateOwnPackage(): string {
  // Absent in CommonJS and in some bundlers.
  const { resolve } = import.meta as { resolve?: (name: string) => string };
  try {
    return resolve?.(ownName) ?? ownName;
  } catch {
    return ownName; // Bundled: there is no package to find, or the bundler finds it by its name.
  }
}
