import { expect, it } from 'vitest';
import { OpenRouterConfigurationError, OpenRouterError } from '../index.ts';

it('recognises errors of another installed copy', () => {
  const foreign = Object.assign(new Error('No'), { [Symbol.for('openrouter-adapters.error')]: true, kind: 'server' });
  expect(OpenRouterError.isInstance(foreign)).toBe(true);
  expect(OpenRouterError.isInstance(new OpenRouterConfigurationError('apiKey', 'No'))).toBe(true);
  expect(OpenRouterError.isInstance(new Error('No'))).toBe(false);
  expect(OpenRouterError.isInstance(null)).toBe(false);
});
