/**
 * A variable of the process's environment; `undefined` where there is none (browsers, some edge runtimes).
 * The only place that looks at the environment.
 */
export function readEnvironment(
  name: 'OPENROUTER_API_KEY' | 'OPENROUTER_BASE_URL' | 'OPENROUTER_MANAGEMENT_KEY',
): string | undefined {
  // Not typed by Node's `process`: this code also runs where there is none.
  const scope = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const value = scope.process?.env?.[name]?.trim();
  return value === '' ? undefined : value;
}
