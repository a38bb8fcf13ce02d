/** A validator over OpenRouter's OpenAPI document. It lies outside this project, in the folder that `OPENROUTER_API_DIR` names. */
export interface DocumentValidator {
  validateRequest(method: string, path: string, body: unknown): { ok: boolean; errors: { path: string }[] };
}

/** What the document refuses although OpenRouter's documentation gives it as an example: prices as numbers. */
const falseAlarms = [/^\/provider\/max_price\//];

/** The kind of a reasoning detail of tomorrow, which goes back verbatim too; the document of today cannot know it. */
const kindOfTomorrow = 'reasoning.novelty';

/** The validator, or `undefined` where there is none: without the folder, and in the edge runtime, which has no files. */
export async function loadDocument(): Promise<DocumentValidator | undefined> {
  if ('EdgeRuntime' in globalThis) return undefined;
  const folder = process.env['OPENROUTER_API_DIR'];
  if (folder === undefined || folder === '') return undefined;
  const { join, resolve } = await import('node:path');
  const { pathToFileURL } = await import('node:url');
  // Its first use checks the shape.
  return (await import(
    /* @vite-ignore */ pathToFileURL(join(resolve(folder), 'validate.mjs')).href
  )) as DocumentValidator;
}

/** Says in one line that requests are held to nothing, where there is no document. */
export function tellOfMissing(document: DocumentValidator | undefined, write: (line: string) => unknown): void {
  if (document !== undefined) return;
  write('OPENROUTER_API_DIR is not set: requests were not validated against the OpenAPI document.\n');
}

/** What the document does not know: the alpha API, and the completions that OpenRouter keeps for old clients. */
const undocumented = [/^\/api\/alpha\//, /\/completions$(?<!\/chat\/completions)/];

/** What is wrong with the body of a POST according to the document. */
export function problemsOf(
  document: DocumentValidator,
  body: unknown,
  endpoint = '/chat/completions',
): { path: string }[] {
  if (undocumented.some((path) => path.test(endpoint))) return [];
  const known: unknown = JSON.parse(JSON.stringify(body), (_, value: unknown) =>
    Array.isArray(value) ? value.filter((entry) => !isOfTomorrow(entry)) : value,
  );
  const { errors } = document.validateRequest('POST', endpoint, known);
  return errors.filter(({ path }) => !falseAlarms.some((alarm) => alarm.test(path)));
}

function isOfTomorrow(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && 'type' in entry && entry.type === kindOfTomorrow;
}
