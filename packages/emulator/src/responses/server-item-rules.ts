import { ofType, orNull, type FieldRule } from '../checks/field-check.ts';
import { kindOf, listOf, objectOf, oneOf } from '../checks/field-rules.ts';

const text = ofType('string');
const texts = listOf(text);
const textOrNull = orNull(text);
const integer = ofType('integer');

const sources = listOf(objectOf({ type: oneOf('url'), url: text }, ['type', 'url']));
const search = objectOf({ query: text, queries: texts, sources }, ['query']);
const webAction = kindOf({
  search,
  open_page: objectOf({ url: textOrNull }),
  find_in_page: objectOf({ url: text, pattern: text }, ['url', 'pattern']),
});
const change = objectOf({ path: text, diff: text }, ['path', 'diff']);
const operation = kindOf({ create_file: change, update_file: change, delete_file: objectOf({ path: text }, ['path']) });

const outcome = kindOf({ exit: objectOf({ exit_code: integer }, ['exit_code']), timeout: objectOf({}) });
const outputs = listOf(objectOf({ outcome, stdout: text, stderr: text }, ['outcome', 'stdout', 'stderr']));
const commands = objectOf({ commands: texts, max_output_length: orNull(integer), timeout_ms: orNull(integer) }, [
  'commands',
]);

const all = (rules: Readonly<Record<string, FieldRule>>): FieldRule => objectOf(rules, Object.keys(rules));
const analysis = all({
  blind_spots: texts,
  consensus: texts,
  contradictions: listOf(all({ topic: text, stances: listOf(all({ model: text, stance: text })) })),
  partial_coverage: listOf(all({ models: texts, point: text })),
  unique_insights: listOf(all({ insight: text, model: text })),
});

const RUNNING = ['in_progress', 'completed', 'incomplete'];
/** An item of a tool of OpenRouter's own. */
function record(rules: Readonly<Record<string, FieldRule>>, needed: readonly string[] = [], more: string[] = []) {
  return objectOf({ id: text, status: oneOf(...RUNNING, ...more), ...rules }, ['status', ...needed]);
}

const CALLED = { call_id: textOrNull, arguments: textOrNull };
const HELPER = { error: text, instance_name: text, model: text };

/** What tools that run at OpenRouter or upstream did in a turn before. */
export const CALL_ITEMS: Readonly<Record<string, FieldRule>> = {
  web_search_call: objectOf(
    { id: text, status: oneOf('completed', 'searching', 'in_progress', 'failed'), action: webAction },
    ['id', 'status'],
  ),
  image_generation_call: objectOf(
    { id: text, status: oneOf('in_progress', 'completed', 'generating', 'failed'), result: textOrNull, prompt: text },
    ['id', 'status'],
  ),
  compaction: objectOf({ id: textOrNull, encrypted_content: text }, ['encrypted_content']),
  context_compaction: objectOf({ id: textOrNull, encrypted_content: textOrNull }),
  'openrouter:datetime': record({ datetime: text, timezone: text }, ['datetime', 'timezone']),
  'openrouter:web_search': record({ action: kindOf({ search }) }),
  'openrouter:web_fetch': record({ url: text, title: text, content: text, httpStatus: integer, error: text }),
  'openrouter:image_generation': record({
    prompt: text,
    revisedPrompt: text,
    imageUrl: text,
    imageB64: text,
    result: textOrNull,
  }),
  'openrouter:bash': record({ ...CALLED, command: text, exitCode: integer, stdout: text, stderr: text }),
  'openrouter:shell': record({ ...CALLED, action: commands, output: outputs }),
  'openrouter:apply_patch': record({ call_id: text, operation }),
  'openrouter:tool_search': record({ query: text }),
  'openrouter:experimental__search_models': record({ query: text, arguments: text }),
  'openrouter:fusion': record({
    analysis,
    error: text,
    failed_models: listOf(objectOf({ error: text, model: text, status_code: integer }, ['error', 'model'])),
    failure_reason: text,
    responses: listOf(objectOf({ content: text, model: text }, ['model'])),
    sources: listOf(all({ title: text, url: text })),
  }),
  'openrouter:advisor': record({ ...HELPER, advice: text, prompt: text }, [], ['failed']),
  'openrouter:subagent': record(
    { ...HELPER, call_id: text, name: text, outcome: text, task_description: text, task_name: text },
    [],
    ['failed'],
  ),
  'openrouter:files': record({
    ...CALLED,
    error: text,
    file_id: text,
    filename: text,
    operation: text,
    result: text,
  }),
};
