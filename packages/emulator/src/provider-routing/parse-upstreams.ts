import { refuse, requireOneOf } from '../checks/field-check.ts';
import { UPSTREAM_STATUSES, type Upstreams } from './upstream-condition.ts';

/** Conditions as text, as header and command line give them: `Anthropic=down; google-vertex=rate-limited`. */
export function parseUpstreams(text: string, path: string): Upstreams {
  const upstreams: [string, Upstreams[string]][] = [];
  for (const part of text.split(/[;,]/)) {
    if (part.trim() === '') continue;
    const [name = '', status = '', ...more] = part.split('=').map((word) => word.trim());
    if (name === '' || more.length > 0) refuse(path, `"${part.trim()}" is not of the form name=status`);
    requireOneOf(status, UPSTREAM_STATUSES, `${path}.${name}`);
    upstreams.push([name, status as (typeof UPSTREAM_STATUSES)[number]]); // checked in the line before
  }
  // An assignment to "__proto__" would be lost, and an unknown name has to be noticed.
  return Object.fromEntries(upstreams);
}
