import { expect, it } from 'vitest';
import { isFileAnnotation, isFunctionTool, isReasoningText, isURLCitation } from '../index.ts';
import type { ReasoningDetail, Tool, WireAnnotation } from '../index.ts';

it('tells kinds of open unions apart by guards, whatever comes later', () => {
  const tools: Tool[] = [{ type: 'function', function: { name: 'f' } }, { type: 'web_search' }, { type: 'function' }];
  expect(tools.filter(isFunctionTool).map((tool) => tool.function.name)).toEqual(['f']);
  const details: ReasoningDetail[] = [{ type: 'reasoning.text', signature: 's' }, { type: 'reasoning.hologram' }];
  expect(details.filter(isReasoningText).map(({ signature }) => signature)).toEqual(['s']);
  const annotations: WireAnnotation[] = [
    { type: 'url_citation', url: 'https://a.example' },
    { type: 'file', file: { hash: 'h' } },
    { type: 'file' },
  ];
  expect(annotations.filter(isURLCitation).map(({ url }) => url)).toEqual(['https://a.example']);
  expect(annotations.filter(isFileAnnotation).map(({ file }) => file.hash)).toEqual(['h']);
});
