import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgressBar } from './progress-bar.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function terminal(isTTY: boolean) {
  const written: string[] = [];
  const stream = { isTTY, columns: 100, write: (text: string) => void written.push(text) };
  return { stream, text: () => written.join('') };
}

describe('a progress bar', () => {
  it('tells on a terminal what is done, what it cost and how long the rest takes', () => {
    const { stream, text } = terminal(true);
    const { onProgress } = createProgressBar({ label: 'Embedding', stream });
    onProgress({ done: 1, total: 4, cost: 0.25, etaSeconds: 2.1 });
    expect(text()).toContain('Embedding');
    expect(text()).toContain('1/4 · $0.2500 · 3 s left');
    onProgress({ done: 4, total: 4, cost: 1, etaSeconds: 0 });
    expect(text()).toContain('4/4 · $1.0000 · 0 s left');
  });

  it('leaves no timer behind, whether the work is done or stopped', () => {
    for (const end of ['done', 'stopped']) {
      const { onProgress, stop } = createProgressBar({ stream: terminal(true).stream });
      onProgress({ done: 1, total: 2, cost: 0, etaSeconds: undefined });
      if (end === 'done') onProgress({ done: 2, total: 2, cost: 0, etaSeconds: 0 });
      else stop();
      expect(vi.getTimerCount()).toBe(0);
    }
  });

  it('writes nothing where there is no terminal', () => {
    const { stream, text } = terminal(false);
    const { onProgress, stop } = createProgressBar({ stream });
    onProgress({ done: 1, total: 2, cost: 0, etaSeconds: 1 });
    stop();
    expect(text()).toBe('');
  });
});
