import type * as Files from 'node:fs/promises';
import type * as Http from 'node:http';

/*
 * Modules of Node, asked of the process when they are used, so that the package can be loaded where there is no Node: bundlers for browsers
 * and React Native would look for modules that are imported, and fail.
 */

/**
 * `node:http`.
 *
 * @throws {TypeError} where there is none
 */
export function loadHttp(): typeof Http {
  // The module has the type that its name says.
  return load('node:http') as typeof Http;
}

/**
 * `node:fs/promises`.
 *
 * @throws {TypeError} where there is none
 */
export function loadFiles(): typeof Files {
  // As above.
  return load('node:fs/promises') as typeof Files;
}

function load(name: string): unknown {
  // Not typed by Node's `process`: this code also runs where there is none.
  const scope = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const found = scope.process?.getBuiltinModule?.(name);
  if (found === undefined) throw new TypeError(`${name} is not here: this needs Node 20.16 or newer, Bun or Deno.`);
  return found;
}
