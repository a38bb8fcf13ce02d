import type * as Files from 'node:fs/promises';
import type * as Http from 'node:http';

/*
 * Modules of Node, imported when they are used, so that the package can be loaded where there is no Node. Their names are put together
 * at run time: bundlers for browsers would look for them and fail.
 */
const NODE = 'node';

/** `node:http`. */
export function importHttp(): Promise<typeof Http> {
  // The module has the type that its name says.
  return import(/* webpackIgnore: true */ /* @vite-ignore */ [NODE, 'http'].join(':')) as Promise<typeof Http>;
}

/** `node:fs/promises`. */
export function importFiles(): Promise<typeof Files> {
  // As above.
  return import(/* webpackIgnore: true */ /* @vite-ignore */ [NODE, 'fs/promises'].join(':')) as Promise<typeof Files>;
}
