import { describe, expect, it } from 'vitest';

import { toVisibleHeaders } from './visible-headers.ts';

describe('visible headers', () => {
  it.each([
    ['authorization', 'anything'],
    ['X-Api-Key', 'short'],
    ['cookie', 'a=b'],
    ['x-password', 'a'],
    ['X-Pass', 'hunter2'],
    ['X-Pwd', 'p'],
    ['X-Jwt', 'a.b.c'],
    ['X-Sig', 'x'],
    ['X-Bypass', 's3cr3t'],
    ['x-auth', 'a'],
    ['X-AuthValue', 'a'],
    ['x-oauth2', 'a'],
    ['x-goog-authenticated-user', 'a'],
    ['set-cookie', 'a'],
    ['x-amz-security-token', 'a'],
    ['subscription-key', 'a'],
    ['xapikey', 'a'],
    ['x-upstream', 'user:pw@host'],
    ['x-upstream', 'https://user:pw@host/path'],
    ['x-upstream', 'see https://:pw@host'],
    ['x-upstream', 'https://abc@host/path'],
    ['x-upstream', 'https://host/path?a=1&api_key=short'],
    ['x-upstream', 'a=1; session-token=x'],
    ['x-upstream', 'Bearer abc'],
    ['x-upstream', 'Basic dXNlcjpwYXNz'],
    ['x-upstream', 'sk-or-v1-0123456789'],
    ['x-upstream', 'key=sk_live_0123456789;v=1'],
    ['x-upstream', 'ghp_0123456789abcdef'],
    ['x-upstream', 'github_pat_11ABC'],
    ['x-upstream', 'eyJhbGciOiJIUzI1NiJ9.e30.x'],
    ['x-upstream', '0123456789abcdef0123456789abcdef'],
    ['x-upstream', 'QmFzZTY0IGlzIGEgd2F5IHRvIHdyaXRlIGJ5dGVz1'],
  ])('leave out %s: %s', (name, value) => {
    expect(toVisibleHeaders({ [name]: value, 'x-a': '1' })).toEqual({ 'x-a': '1' });
  });

  it.each([
    ['x-anthropic-beta', 'fine-grained-tool-streaming-2025-05-14,interleaved-thinking-2025-05-14'],
    ['x-openrouter-metadata', 'enabled'],
    ['x-author', 'me'],
    ['x-max-tokens', '100'],
    ['x-tokenizer', 'GPT'],
    ['x-compass', 'north'],
    ['x-monkey', 'yes'],
    ['from', 'me@example.com'],
    ['x-time', '12:30'],
    ['x-link', 'https://host:8080/@me?page=2'],
    ['x-request-id', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
    ['referer', 'https://app.example/a/rather/long/path/without/any/number/in/it'],
  ])('keep %s: %s', (name, value) => {
    expect(toVisibleHeaders({ [name]: value })).toEqual({ [name]: value });
    expect(toVisibleHeaders(new Headers({ [name]: value }))).toEqual({ [name]: value });
  });

  it.each([
    ['letters', 'a'],
    ['letters and digits', 'a1 '],
    ['colons', 'a:'],
    ['slashes', '//'],
    ['beginnings of URLs', '//a:'],
    ['words of settings', ' passkey'],
    ['beginnings of keys', 'sk- '],
  ])('are found in a time that grows with the length of a value only: %s', (_, piece) => {
    const value = piece.repeat(Math.ceil(1_000_000 / piece.length));
    // Looked at again and again it would take minutes.
    expect(toVisibleHeaders({ 'x-a': value })).toEqual({ 'x-a': value });
  });

  it('are none where only a function knows them', () => {
    expect(toVisibleHeaders(() => ({ 'x-a': '1' }))).toBeUndefined();
    expect(toVisibleHeaders({})).toBeUndefined();
    expect(toVisibleHeaders(undefined)).toBeUndefined();
  });
});
