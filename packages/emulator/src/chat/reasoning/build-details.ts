import type { ReasoningDialect } from '../../catalogue/model-family.ts';
import { randomText, type Random } from '../../deterministic/random.ts';
import type { ReasoningDetail } from './reasoning-detail.ts';
import { encrypt, sign } from './seal.ts';

/** What details are made of. */
export interface Thinking {
  readonly blocks: readonly string[];
  /** False when the token limit cut the reasoning off: then nothing is signed. */
  readonly complete: boolean;
  /** Whether the text may be read; OpenAI and xAI keep it encrypted unless asked. */
  readonly readable: boolean;
  /** Id of the first tool call, to which Gemini ties its encrypted part. */
  readonly firstCallId: string | undefined;
}

/** Formats as they stand in `reasoning_details[].format`. */
export const DETAIL_FORMATS: Readonly<Record<ReasoningDialect, string>> = {
  anthropic: 'anthropic-claude-v1',
  openai: 'openai-responses-v1',
  google: 'google-gemini-v1',
  xai: 'xai-responses-v1',
  plain: 'unknown',
};

const HEXADECIMAL = '0123456789abcdef';

/** `reasoning_details` in the dialect of a model family. */
export function buildDetails(dialect: ReasoningDialect, thinking: Thinking, random: Random): ReasoningDetail[] {
  const format = DETAIL_FORMATS[dialect];
  const text = thinking.blocks.join('');
  switch (dialect) {
    case 'anthropic':
      return thinking.blocks.map((block, index) => {
        const signed = thinking.complete || index < thinking.blocks.length - 1;
        return {
          type: 'reasoning.text',
          text: block,
          ...(signed && { signature: sign(block, String(index)) }),
          format,
          index,
        };
      });
    case 'openai':
    case 'xai': {
      const summary: ReasoningDetail[] = thinking.readable
        ? [{ type: 'reasoning.summary', summary: text, format, index: 0 }]
        : [];
      if (!thinking.complete) return summary;
      const id = dialect === 'openai' ? `rs_${randomText(random, 50, HEXADECIMAL)}` : `rs_${uuid(random)}_us-east-1`;
      return [...summary, { type: 'reasoning.encrypted', data: encrypt(text, id), id, format, index: 0 }];
    }
    case 'google': {
      const readable: ReasoningDetail[] = thinking.readable ? [{ type: 'reasoning.text', text, format, index: 0 }] : [];
      if (!thinking.complete) return readable;
      const id = thinking.firstCallId;
      const data = encrypt(`${text}:${randomText(random, 8)}`, id ?? '');
      return [...readable, { type: 'reasoning.encrypted', data, ...(id !== undefined && { id }), format, index: 0 }];
    }
    case 'plain':
      return [{ type: 'reasoning.text', text, format, index: 0 }];
  }
}

function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => randomText(random, length, HEXADECIMAL)).join('-');
}
