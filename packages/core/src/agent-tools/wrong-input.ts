import type * as z from 'zod/v4';

/** An input that a model can correct. */
export class WrongInput extends Error {
  override readonly name = 'WrongInput';

  /** @param parameter the name of what is wrong; @param said what is wrong with it, and what is right */
  constructor(parameter: string, said: string) {
    super(`${parameter}: ${said}`);
  }
}

/** What is wrong with an input, line by line. */
export function describeWrongInput({ issues }: z.ZodError, parameters: readonly string[]): string {
  return issues.map((issue) => `- ${describeIssue(issue, parameters)}`).join('\n');
}

function describeIssue(issue: z.core.$ZodIssue, parameters: readonly string[]): string {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys' && where === '') {
    return `There is no parameter ${issue.keys.join(', ')}. There are: ${parameters.join(', ')}.`;
  }
  return `${where === '' ? 'The input' : where}: ${issue.message}`;
}
