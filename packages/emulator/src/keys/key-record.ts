import type { Money } from '../money/decimal.ts';
import type { SpendingPeriod } from '../money/spending-period.ts';

/** What an emulator knows of one key. The key itself is not kept, only digests of it. */
export interface KeyRecord {
  /** The name of the key in URLs of `/keys`. */
  readonly hash: string;
  /** Stands for the key in the books. */
  readonly account: string;
  /** `sk-or-v1-abc...xyz`, as OpenRouter shows keys. */
  readonly label: string;
  readonly management: boolean;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly creatorUserId: string | null;
  readonly workspaceId: string;
  readonly expiresAt: number | null;
  name: string;
  disabled: boolean;
  /** What the key may spend, in all or in each period. */
  limit: Money | undefined;
  limitReset: SpendingPeriod | null;
  /** Whether what upstreams charge the caller directly counts too. */
  includeByokInLimit: boolean;
  updatedAt: number | null;
}
