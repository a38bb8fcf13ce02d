import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { renderModelIds, type CatalogueModel } from './render-model-ids.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the file of known model ids', () => {
  it('is what the kept catalogue gives', () => {
    const catalogue = JSON.parse(read('known-models.json')) as { as_of: string; data: CatalogueModel[] };
    const written = read('../src/model-ids/known-model-ids.generated.ts');
    expect(written).toBe(renderModelIds(catalogue.data, catalogue.as_of));
  });

  it('holds types only: it weighs nothing at run time', () => {
    const statements = read('../src/model-ids/known-model-ids.generated.ts').match(/^\w.*$/gm) ?? [];
    expect(statements.length).toBeGreaterThan(6);
    expect(statements.every((line) => line.startsWith('export type '))).toBe(true);
  });

  it('sorts models by what they give, each id once', () => {
    const file = renderModelIds(
      [
        { id: 'b/draws', architecture: { output_modalities: ['image', 'text'] } },
        { id: 'a/says' },
        { id: 'a/says' },
        { id: '~a/family-latest', architecture: { output_modalities: ['text'] } },
      ],
      '2026-01-02',
    );
    expect(file).toContain('a catalogue of 2026-01-02');
    expect(file).toContain("KnownChatModelId = 'a/says' | 'b/draws' | '~a/family-latest';");
    expect(file).toContain("KnownImageModelId = 'b/draws';");
    expect(file).toContain('KnownVideoModelId = never;');
  });

  it.each([
    [[{ id: "a/b'; alert(1); '" }]],
    [[{ id: '' }]],
    [[{ id: 'a/b', architecture: { output_modalities: ['video'] } }]],
  ])('is not made of %j', (models) => {
    expect(() => renderModelIds(models, '2026-01-02')).toThrow(TypeError);
  });
});
