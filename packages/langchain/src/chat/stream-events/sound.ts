import type { ChatModelStreamEvent } from '@langchain/core/language_models/event';
import { joinBase64 } from '@openrouter-adapters/core/base';
import type { AudioDelta, AudioEnd } from '@openrouter-adapters/core';

import { Base64Pieces } from '../base64-pieces.ts';
import { toAudioMimeType, toExpiry } from '../blocks/answer-blocks.ts';
import { extendBlock, finishBlock, startBlock } from './block-events.ts';

/** The audio block of an answer; there is one at most. */
export class Sound {
  readonly #mimeType: string;
  readonly #pieces = new Base64Pieces();
  #transcript = '';

  constructor(format: string | undefined) {
    this.#mimeType = toAudioMimeType(format);
  }

  start(index: number): ChatModelStreamEvent {
    return startBlock(index, { type: 'audio', mimeType: this.#mimeType, data: '' });
  }

  extend({ data, transcript }: AudioDelta, index: number): ChatModelStreamEvent[] {
    this.#transcript += transcript;
    const fields = { type: 'audio', transcript: this.#transcript };
    return [
      ...(transcript === '' ? [] : [extendBlock(index, { type: 'block-delta', fields })]),
      ...this.#toData(this.#pieces.push(data), index),
    ];
  }

  end({ id, data, transcript, expiresAt }: AudioEnd, index: number): ChatModelStreamEvent[] {
    return [
      ...this.#toData(this.#pieces.end(), index),
      finishBlock(index, {
        type: 'audio',
        ...(id !== undefined && { id }),
        mimeType: this.#mimeType,
        data: joinBase64(data),
        ...(transcript !== '' && { transcript }),
        ...toExpiry(expiresAt),
      }),
    ];
  }

  #toData(data: string, index: number): ChatModelStreamEvent[] {
    return data === '' ? [] : [extendBlock(index, { type: 'data-delta', data, encoding: 'base64' })];
  }
}
