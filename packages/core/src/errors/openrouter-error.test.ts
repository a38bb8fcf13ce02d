import { expect, it } from 'vitest';
import { OpenRouterConfigurationError, OpenRouterError, OpenRouterPartialError } from '../index.ts';

const marker = Symbol.for('openrouter-adapters.error');

it('recognises errors of another installed copy', () => {
  const foreign = Object.assign(new Error('No'), { [marker]: true, kind: 'server' });
  expect(OpenRouterError.isInstance(foreign)).toBe(true);
  expect(OpenRouterError.isInstance(new OpenRouterConfigurationError('apiKey', 'No'))).toBe(true);
  expect(OpenRouterError.isInstance(new Error('No'))).toBe(false);
  expect(OpenRouterError.isInstance(null)).toBe(false);
  const other = new OpenRouterError({ kind: 'server', message: 'No' });
  expect(OpenRouterConfigurationError.isInstance(other)).toBe(false);
  expect(OpenRouterPartialError.isInstance(other)).toBe(false);
  expect(OpenRouterPartialError.isInstance(new OpenRouterPartialError(other, 0, [undefined, 1], 0))).toBe(true);
});

it('takes configuration errors of another copy for instances, and no other errors', () => {
  const foreign = Object.assign(new Error('No'), { [marker]: true, kind: 'configuration', setting: 'apiKey' });
  expect(foreign).toBeInstanceOf(OpenRouterConfigurationError);
  expect(new OpenRouterConfigurationError('apiKey', 'No')).toBeInstanceOf(OpenRouterConfigurationError);
  expect(new OpenRouterError({ kind: 'server', message: 'No' })).not.toBeInstanceOf(OpenRouterConfigurationError);
  expect(new Error('No')).not.toBeInstanceOf(OpenRouterConfigurationError);
});

it('tells a class below configuration errors by its prototype', () => {
  class KeyError extends OpenRouterConfigurationError {}
  expect(new KeyError('apiKey', 'No')).toBeInstanceOf(KeyError);
  expect(new OpenRouterConfigurationError('apiKey', 'No')).not.toBeInstanceOf(KeyError);
});

it.each([OpenRouterError, OpenRouterConfigurationError, OpenRouterPartialError])(
  'takes an error that is being made for an instance, which classes that are compiled to functions ask: %o',
  (type) => {
    expect(Object.create(type.prototype)).toBeInstanceOf(type);
    expect(Object.create(Error.prototype)).not.toBeInstanceOf(type);
  },
);
