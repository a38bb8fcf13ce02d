import type { Route } from './route.ts';

/** The route of a request and the values of its path's parameters. Static segments win over parameters. */
export function matchRoute(
  method: string,
  path: string,
  routes: readonly Route[],
): { route: Route; parameters: Record<string, string> } | undefined {
  const matches = routes.flatMap((route) => {
    const parameters = route.method === method ? matchPath(route.path, path) : undefined;
    return parameters ? [{ route, parameters }] : [];
  });
  return matches.toSorted(
    (left, right) => Object.keys(left.parameters).length - Object.keys(right.parameters).length,
  )[0];
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const expected = template.split('/');
  const actual = path.split('/');
  if (expected.length !== actual.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [position, segment] of expected.entries()) {
    const value = actual[position] ?? '';
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name === undefined ? segment !== value : value === '') return undefined;
    if (name !== undefined) parameters[name] = decodeSegment(value);
  }
  return parameters;
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray percent sign: the segment as it came.
    return segment;
  }
}
