/** A declaration file that exports types alone, where it exports everything of another entry point of this project. */
export function withTypeOnlyExports(declarations: string): string {
  return declarations.replace(/^export \* from (?='@openrouter-adapters\/)/gm, 'export type * from ');
}
