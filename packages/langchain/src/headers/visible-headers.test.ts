import { describe, expect, it } from 'vitest';

import { toVisibleHeaders } from './visible-headers.ts';

describe('visible headers', () => {
  it.each([
    ['authorization', 'anything'],
    ['X-Api-Key', 'short'],
    ['cookie', 'a=b'],
    ['x-password', 'a'],
    ['x-upstream', 'Bearer abc'],
    ['x-upstream', 'Basic dXNlcjpwYXNz'],
    ['x-upstream', 'sk-or-v1-0123456789'],
    ['x-upstream', 'key=sk_live_0123456789;v=1'],
    ['x-upstream', 'ghp_0123456789abcdef'],
    ['x-upstream', 'eyJhbGciOiJIUzI1NiJ9.e30.x'],
    ['x-upstream', '0123456789abcdef0123456789abcdef'],
    ['x-upstream', 'QmFzZTY0IGlzIGEgd2F5IHRvIHdyaXRlIGJ5dGVz1'],
  ])('leave out %s: %s', (name, value) => {
    expect(toVisibleHeaders({ [name]: value, 'x-a': '1' })).toEqual({ 'x-a': '1' });
  });

  it.each([
    ['x-anthropic-beta', 'fine-grained-tool-streaming-2025-05-14,interleaved-thinking-2025-05-14'],
    ['x-openrouter-metadata', 'enabled'],
    ['x-request-id', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
    ['referer', 'https://app.example/a/rather/long/path/without/any/number/in/it'],
  ])('keep %s: %s', (name, value) => {
    expect(toVisibleHeaders({ [name]: value })).toEqual({ [name]: value });
    expect(toVisibleHeaders(new Headers({ [name]: value }))).toEqual({ [name]: value });
  });

  it('are none where only a function knows them', () => {
    expect(toVisibleHeaders(() => ({ 'x-a': '1' }))).toBeUndefined();
    expect(toVisibleHeaders({})).toBeUndefined();
    expect(toVisibleHeaders(undefined)).toBeUndefined();
  });
});
