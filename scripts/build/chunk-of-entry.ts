/** What a file of an entry point holds when the bundler has put all its code into a file that other entry points share. */
const onlyReExports = /^import \{[\w$,\s]*\} from "\.\/(?<chunk>chunk-\w+\.js)";\nexport \{[\w$,\s]*\};\n$/;

/**
 * The file that holds all the code of an entry point.
 *
 * @param written what the bundler wrote for the entry point
 * @returns the name of the file; undefined for an entry point with code of its own, or with other names
 */
export function chunkOfEntry(written: string): string | undefined {
  // What has another name here than there is not the same file.
  return / as /.test(written) ? undefined : onlyReExports.exec(written)?.groups?.['chunk'];
}
