const MEANINGS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be opened',
  EPERM: 'it may not be opened',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
};

/** What went wrong with a file: the words of the system's errors begin with their code and tell the call that failed. */
export function describeFileError(error: unknown, path: string): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path: own = path } = error as NodeJS.ErrnoException; // what node:fs throws, or another error without code
  if (code === undefined) return error.message;
  return `${own} cannot be used: ${MEANINGS[code] ?? error.message} (${code}).`;
}
