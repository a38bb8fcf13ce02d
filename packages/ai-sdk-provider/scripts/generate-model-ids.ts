// Writes src/model-ids/known-model-ids.generated.ts from a catalogue of OpenRouter's models:
//
//   node scripts/generate-model-ids.ts                                                   known-models.json
//   node scripts/generate-model-ids.ts models.json                                       a file in the shape of GET /models
//   node scripts/generate-model-ids.ts 'https://openrouter.ai/api/v1/models?output_modalities=all'
import { readFile, writeFile } from 'node:fs/promises';

import { renderModelIds, type CatalogueModel } from './render-model-ids.ts';

interface Catalogue {
  as_of?: string;
  data: CatalogueModel[];
}

const from = process.argv[2] ?? new URL('known-models.json', import.meta.url);
const catalogue = await load(from);
const asOf = catalogue.as_of ?? new Date().toISOString().slice(0, 'YYYY-MM-DD'.length);
const target = new URL('../src/model-ids/known-model-ids.generated.ts', import.meta.url);
await writeFile(target, renderModelIds(catalogue.data, asOf));
console.log(`${catalogue.data.length} models of ${asOf}`);

async function load(source: string | URL): Promise<Catalogue> {
  const text =
    typeof source === 'string' && /^https?:/.test(source) ? await download(source) : await readFile(source, 'utf8');
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed === 'object' && parsed !== null && 'data' in parsed && Array.isArray(parsed.data)) {
    // The shape of `GET /models`; ids are checked where they are written.
    return parsed as Catalogue;
  }
  throw new TypeError(`${String(source)} holds no { "data": [models] }.`);
}

async function download(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered with status ${response.status}.`);
  return response.text();
}
