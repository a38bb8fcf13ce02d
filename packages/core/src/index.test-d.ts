import { describe, expectTypeOf, it } from 'vitest';
import {
  createTransport,
  generateChat,
  GoneError,
  isFileAnnotation,
  isFunctionTool,
  isReasoningEncrypted,
  isReasoningServerToolCall,
  isReasoningSummary,
  isReasoningText,
  isURLCitation,
  layOptions,
  OpenRouterError,
  OpenRouterPartialError,
  streamChat,
} from './index.ts';
import type {
  OpenRouterClient,
  OpenRouterErrorKind,
  ChatAnswer,
  ChatEvent,
  ChatOptions,
  ChatRequest,
  ChatStream,
  ContentPart,
  FunctionTool,
  ReasoningDetail,
  Tool,
  TransportOptions,
  WireFileAnnotation,
  WireURLCitationAnnotation,
} from './index.ts';

describe('requests', () => {
  it('need a model and messages, and nothing else', () => {
    expectTypeOf<{ model: string; messages: [{ role: 'user'; content: 'Hi' }] }>().toExtend<ChatRequest>();
    expectTypeOf<{ messages: [] }>().not.toExtend<ChatRequest>();
  });

  it('take options under their wire names, undefined for absent', () => {
    expectTypeOf<{ temperature: undefined; max_tokens: 5 }>().toExtend<NonNullable<ChatRequest['options']>>();
    expectTypeOf<{ temperature: 'hot' }>().not.toExtend<NonNullable<ChatRequest['options']>>();
    const lay = (given: ChatRequest['options']) => layOptions(given, { temperature: 1 });
    expectTypeOf(lay).returns.toEqualTypeOf<ChatOptions>();
    expectTypeOf<ChatOptions['verbosity']>().toEqualTypeOf<'low' | 'medium' | 'high' | 'xhigh' | 'max' | undefined>();
  });

  it('carry cache markers on text, images and files', () => {
    type Marked = { cache_control: { type: 'ephemeral' } };
    expectTypeOf<{ type: 'text'; text: string } & Marked>().toExtend<ContentPart>();
    expectTypeOf<Extract<ContentPart, { type: 'image_url' }>>().toHaveProperty('cache_control');
    expectTypeOf<Extract<ContentPart, { type: 'file' }>>().toHaveProperty('cache_control');
    expectTypeOf<Extract<ContentPart, { type: 'input_audio' }>>().not.toHaveProperty('cache_control');
  });

  it('take tools of kinds that come later', () => {
    expectTypeOf<{ type: 'openrouter:teleport'; parameters: { to: string } }>().toExtend<Tool>();
    expectTypeOf<{ type: 'web_search'; max_results: number }>().toExtend<Tool>();
    expectTypeOf<{ type: 'function'; function: { nam: string } }>().not.toExtend<Tool>();
  });
});

describe('answers', () => {
  it('are events of a closed union, told apart by their type', () => {
    expectTypeOf<Extract<ChatEvent, { type: 'text-delta' }>['text']>().toEqualTypeOf<string>();
    expectTypeOf<Extract<ChatEvent, { type: 'tool-call-end' }>['complete']>().toEqualTypeOf<boolean>();
    expectTypeOf<ChatEvent['type']>().not.toEqualTypeOf<string>();
  });

  it('come whole or one event after another', () => {
    expectTypeOf(generateChat).returns.resolves.toEqualTypeOf<ChatAnswer>();
    expectTypeOf(streamChat).returns.resolves.toEqualTypeOf<ChatStream>();
    expectTypeOf<ChatStream>().toExtend<AsyncIterable<ChatEvent>>();
  });

  it('keep reasoning details of kinds that come later', () => {
    expectTypeOf<{ type: 'reasoning.hologram'; beam: number }>().toExtend<ReasoningDetail>();
  });
});

it('narrows open unions with guards', () => {
  expectTypeOf(isFunctionTool).guards.toEqualTypeOf<FunctionTool>();
  expectTypeOf(isURLCitation).guards.toEqualTypeOf<WireURLCitationAnnotation>();
  expectTypeOf(isFileAnnotation).guards.toEqualTypeOf<WireFileAnnotation>();
  expectTypeOf(isReasoningText).guards.toHaveProperty('signature').toEqualTypeOf<string | null | undefined>();
  expectTypeOf(isReasoningSummary).guards.toHaveProperty('summary').toEqualTypeOf<string | null | undefined>();
  expectTypeOf(isReasoningEncrypted).guards.toHaveProperty('data').toEqualTypeOf<string | null | undefined>();
  expectTypeOf(isReasoningServerToolCall).guards.toHaveProperty('tool_name').toEqualTypeOf<string | undefined>();
});

it('narrows errors with isInstance', () => {
  expectTypeOf(OpenRouterError.isInstance).guards.toEqualTypeOf<OpenRouterError>();
  expectTypeOf(GoneError.isInstance).guards.toEqualTypeOf<GoneError>();
  expectTypeOf(OpenRouterPartialError.isInstance<number[]>).guards.toEqualTypeOf<OpenRouterPartialError<number[]>>();
  expectTypeOf(OpenRouterPartialError.isInstance).guards.toEqualTypeOf<OpenRouterPartialError>();
});

it('says what went wrong as one of a closed list of kinds', () => {
  expectTypeOf<OpenRouterError['kind']>().toEqualTypeOf<OpenRouterErrorKind>();
  expectTypeOf<'conflict' | 'gone' | 'rate-limit'>().toExtend<OpenRouterErrorKind>();
  expectTypeOf<string>().not.toExtend<OpenRouterErrorKind>();
  expectTypeOf<GoneError>().toExtend<OpenRouterError>();
  expectTypeOf<GoneError['kind']>().toEqualTypeOf<'gone'>();
  expectTypeOf<OpenRouterClient['credits']['createCoinbaseCharge']>().returns.resolves.toBeNever();
});

it('takes every transport option as optional', () => {
  expectTypeOf(createTransport).parameter(0).toEqualTypeOf<TransportOptions | undefined>();
  expectTypeOf<typeof globalThis.fetch>().toExtend<NonNullable<TransportOptions['fetch']>>();
});
