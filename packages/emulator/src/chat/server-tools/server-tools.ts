import { askAdvisor, fuse, generateImage, runSubagent } from './ask-models.ts';
import { searchModels, searchTools, tellTime } from './look-up.ts';
import { applyPatch, listFiles, runBash, runShell } from './run-commands.ts';
import { fetchPage, searchWeb } from './search-web.ts';
import type { ServerTool } from './server-tool.ts';

const DRAWING: ServerTool = {
  apis: ['chat', 'responses', 'messages'],
  words: /\b(?:draw|paint|sketch|image|picture|photo|logo|illustrat\w+)\b/i,
  run: generateImage,
};

/** Every server tool of OpenRouter's, and the APIs that take it: others answer 400. */
const SERVER_TOOLS: Readonly<Record<string, ServerTool>> = {
  'openrouter:web_search': { apis: ['chat', 'responses', 'messages'], run: searchWeb },
  'openrouter:web_fetch': { apis: ['chat', 'responses', 'messages'], words: /https?:\/\/\w/, run: fetchPage },
  'openrouter:datetime': {
    apis: ['chat', 'responses', 'messages'],
    words: /\b(?:time|date|day|today|tomorrow|yesterday|now|clock|year|month|week)\b/i,
    run: tellTime,
  },
  'openrouter:image_generation': DRAWING,
  'openrouter:experimental__search_models': {
    apis: ['chat', 'responses', 'messages'],
    words: /\bmodels?\b/i,
    run: searchModels,
  },
  'openrouter:files': { apis: ['chat', 'responses'], words: /\b(?:files?|workspace|save|write)\b/i, run: listFiles },
  'openrouter:fusion': { apis: ['chat', 'responses'], run: fuse },
  'openrouter:advisor': {
    apis: ['chat', 'responses', 'messages'],
    words: /\b(?:advi[cs]e|recommend|should|best|help)\b/i,
    run: askAdvisor,
  },
  'openrouter:subagent': {
    apis: ['chat', 'responses'],
    words: /\b(?:delegate|task|subagent|research)\b/i,
    run: runSubagent,
  },
  'openrouter:bash': {
    apis: ['messages'],
    words: /\b(?:run|execute|command|shell|bash|script)\b/i,
    run: runBash,
  },
  'openrouter:shell': {
    apis: ['responses', 'messages'],
    words: /\b(?:run|execute|command|shell|bash|script)\b/i,
    run: runShell,
  },
  'openrouter:apply_patch': {
    apis: ['responses'],
    words: /\b(?:patch|edit|change|fix|create|file)\b/i,
    run: applyPatch,
  },
  'openrouter:tool_search': { apis: ['responses', 'messages'], run: searchTools },
};

/** Other names of the tools above. */
const SHORTHANDS: Readonly<Record<string, string>> = {
  web_search: 'openrouter:web_search',
  web_search_preview: 'openrouter:web_search',
  web_search_preview_2025_03_11: 'openrouter:web_search',
  web_search_2025_08_26: 'openrouter:web_search',
};
const RESPONSES_SHORTHANDS: Readonly<Record<string, string>> = {
  ...SHORTHANDS,
  image_generation: 'openrouter:image_generation',
};

/** The name under which a tool type is known here; the type itself where it is no other name. */
export function canonicalType(type: string): string {
  return RESPONSES_SHORTHANDS[type] ?? type;
}

/** The server tool of a type; undefined for a type that names none. */
export function findServerTool(type: string): ServerTool | undefined {
  if (type === 'image_generation') return { ...DRAWING, apis: ['responses'] };
  const name = canonicalType(type);
  return Object.hasOwn(SERVER_TOOLS, name) ? SERVER_TOOLS[name] : undefined;
}
