import { MASK } from './find-secrets.ts';
import { isSecretMember } from './secret-names.ts';

/** What JSON holds, without secrets; the same value where there are none. `path` is that of the request. */
export function maskValue(value: unknown, text: (text: string) => string, path: string): unknown {
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const masked = value.map((entry: unknown) => maskValue(entry, text, path));
    return masked.some((entry, at) => entry !== value[at]) ? masked : value;
  }
  const entries = Object.entries(value).map(([name, own]: [string, unknown]): [string, unknown] => [
    text(name),
    typeof own === 'string' && isSecretMember(name, path) ? MASK : maskValue(own, text, path),
  ]);
  const changed = Object.entries(value).some(([name, own], at) => entries[at]?.[0] !== name || entries[at][1] !== own);
  return changed ? Object.fromEntries(entries) : value;
}
