/** A file that was uploaded. */
export interface StoredFile {
  readonly id: string;
  readonly account: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** Remembers the files of one emulator: what they are, not what they hold, for nothing reads it. */
export interface FileStore {
  add(file: StoredFile): void;
  find(id: string, account: string): StoredFile | undefined;
  /** The files of an account, oldest first. */
  listOf(account: string): readonly StoredFile[];
  remove(id: string): void;
}

/** An empty store. */
export function createFileStore(): FileStore {
  const files = new Map<string, StoredFile>();
  return {
    add: (file) => void files.set(file.id, file),
    find: (id, account) => {
      const found = files.get(id);
      return found?.account === account ? found : undefined;
    },
    listOf: (account) => [...files.values()].filter((file) => file.account === account),
    remove: (id) => void files.delete(id),
  };
}
