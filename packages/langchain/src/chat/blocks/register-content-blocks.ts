import type { AIMessage, AIMessageChunk, ContentBlock } from '@langchain/core/messages';

import { modelProvider } from '../model-provider.ts';
import { toContentBlocks } from './to-content-blocks.ts';

interface BlockTranslator {
  translateContent(message: AIMessage): ContentBlock.Standard[];
  translateContentChunk(message: AIMessageChunk): ContentBlock.Standard[];
}

const translator: BlockTranslator = { translateContent: toContentBlocks, translateContentChunk: toContentBlocks };

/**
 * Adds this package's reader of content blocks to LangChain's list of them, under this package's own name: `message.contentBlocks`
 * looks there, in every copy of LangChain's core, also for messages that come back from JSON as plain `AIMessage`s. Every model that
 * is made does it by itself: only a program that reads stored messages without making a model has to call it. No entry of another
 * package is touched. Where the list is missing `contentBlocks` shows what stands in `content`.
 */
export function registerContentBlocks(): void {
  // LangChain's own name for the list that its copies share.
  const { lc_block_translators_registry: registry } = globalThis as {
    lc_block_translators_registry?: Map<string, BlockTranslator>;
  };
  registry?.set(modelProvider, translator);
}
