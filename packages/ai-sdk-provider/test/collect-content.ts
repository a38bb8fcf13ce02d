import type { LanguageModelV4Content, LanguageModelV4StreamPart } from '@ai-sdk/provider';

/** What a host collects from the parts of a stream, in the order in which the parts began. */
export function collectContent(parts: readonly LanguageModelV4StreamPart[]): LanguageModelV4Content[] {
  const content: LanguageModelV4Content[] = [];
  const open = new Map<string, Extract<LanguageModelV4Content, { type: 'text' | 'reasoning' }>>();
  for (const part of parts) {
    switch (part.type) {
      case 'text-start':
      case 'reasoning-start': {
        const block = { type: part.type === 'text-start' ? ('text' as const) : ('reasoning' as const), text: '' };
        open.set(part.id, block);
        content.push(block);
        break;
      }
      case 'text-delta':
      case 'reasoning-delta': {
        const block = open.get(part.id);
        if (block === undefined) throw new Error(`There is no block ${part.id}.`);
        block.text += part.delta;
        break;
      }
      case 'text-end':
      case 'reasoning-end': {
        const { type: _, id, ...rest } = part;
        Object.assign(open.get(id) ?? {}, rest);
        break;
      }
      case 'tool-call':
      case 'tool-result':
      case 'file':
      case 'source':
        content.push(part);
        break;
      default:
    }
  }
  return content;
}
