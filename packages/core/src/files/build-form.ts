/**
 * A form with one file, as it travels: of `FormData` each `fetch` knows only its own, and npm's `undici` would send `[object FormData]`. The
 * file is not copied. Where there is no source of a boundary that nobody can guess (React Native), it is a `FormData` all the same.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function buildForm(file: Blob, filename: string): Blob | FormData {
  if (!('crypto' in globalThis)) {
    const form = new FormData();
    form.append('file', file, filename);
    return form;
  }
  // The type of a blob is written in lower case.
  const boundary = `form-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
  // HTML's rule for names in forms.
  const name = filename.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
  const head = [
    `--${boundary}`,
    `content-disposition: form-data; name="file"; filename="${name}"`,
    `content-type: ${file.type || 'application/octet-stream'}`,
    '\r\n',
  ].join('\r\n');
  return new Blob([head, file, `\r\n--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}
