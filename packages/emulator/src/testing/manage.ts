import type { Emulator } from '../index.ts';

/** A key that every emulator accepts for management by default. */
const MANAGEMENT_KEY = 'sk-or-management-0123456789';

/** Calls an operation with a key, by default one that manages; gives status and JSON. */
export async function manage(
  emulator: Emulator,
  operation: string,
  body?: unknown,
  key: string | undefined = MANAGEMENT_KEY,
): Promise<{ status: number; body: ManagedBody }> {
  const [method = '', path = ''] = operation.split(' ');
  const response = await emulator.fetch(`https://openrouter.ai/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${key}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as ManagedBody }; // tests assert on what they read
}

/** What answers of these operations may hold; which members are there, a test expects. */
export interface ManagedBody {
  data: Record<string, unknown> & { id: string; hash: string };
  key: string;
  total_count: number;
  error?: { code: number; message: string };
}
