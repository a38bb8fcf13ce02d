import { fork } from 'node:child_process';
import { once } from 'node:events';

import type { answers } from './answers.ts';

/** A server in a process of its own, on this machine. */
export interface LoopbackServer {
  /** The base URL under which every request gets this answer. */
  baseURL: (answer: keyof typeof answers) => string;
  stop: () => Promise<void>;
}

/** Starts the server. */
export async function startServer(): Promise<LoopbackServer> {
  const child = fork(new URL('./serve.ts', import.meta.url), { execArgv: [] });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)));
    child.once('exit', (code) => reject(new Error(`The server of the bench ended with ${code} before it listened.`)));
  });
  return {
    baseURL: (answer) => `http://127.0.0.1:${port}/${answer}/api/v1`,
    stop: async () => {
      const isOver = once(child, 'exit');
      child.disconnect();
      await isOver;
    },
  };
}
