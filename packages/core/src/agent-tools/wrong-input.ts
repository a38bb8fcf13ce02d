import * as z from 'zod/v4';

import { nodesAt, toDescription, toForms, toNames } from './schemas/json-schema.ts';
import type { SchemaNode } from './schemas/json-schema.ts';

/** An input that a model can correct. */
export class WrongInput extends Error {
  override readonly name = 'WrongInput';

  /** @param parameter the name of what is wrong; @param said what is wrong with it, and what is right */
  constructor(parameter: string, said: string) {
    super(`${parameter}: ${said}`);
  }
}

type Path = readonly PropertyKey[];

/** What is wrong with an input, line by line: where, and what is allowed there. */
export function describeWrongInput({ issues }: z.ZodError, schema: z.ZodObject): string {
  // What zod writes is an object.
  const root = z.toJSONSchema(schema, { io: 'input' }) as SchemaNode;
  return issues.flatMap((issue) => describeIssue(issue, [], root).map((line) => `- ${line}`)).join('\n');
}

function describeIssue(issue: z.core.$ZodIssue, base: Path, root: SchemaNode): string[] {
  const path = [...base, ...issue.path];
  const where = path.map(String).join('.');
  const nodes = nodesAt(root, path);
  const means = [toDescription(nodes)].flatMap((said) => (said === undefined ? [] : [` ${said}`])).join('');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const names = `There are: ${toNames(nodes).join(', ')}.`;
      if (where === '') return [`There is no parameter ${issue.keys.join(', ')}. ${names}`];
      return [`${where}: There is no ${issue.keys.join(', ')} here. ${names}`];
    }
    case 'invalid_union': {
      const [meant, ...others] = issue.errors.filter((issues) => !issues.some(isOtherForm));
      if (meant === undefined || others.length > 0) return [`${where}: must be ${toForms(nodes)}.${means}`];
      return meant.flatMap((nested) => describeIssue(nested, path, root));
    }
    case 'invalid_type':
      return [`${where === '' ? 'The input' : where}: ${issue.message}.${means}`];
    default:
      return [`${where === '' ? 'The input' : where}: ${issue.message}`];
  }
}

/** Does it say that another of several forms was meant? */
function isOtherForm({ code, path }: z.core.$ZodIssue): boolean {
  if (path.length === 0) return code === 'invalid_type' || code === 'invalid_value';
  return path.length === 1 && path[0] === 'type' && code === 'invalid_value';
}
