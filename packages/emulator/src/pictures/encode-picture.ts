import { encodeJpeg } from './encode-jpeg.ts';
import { encodePng } from './encode-png.ts';
import { encodeWebp } from './encode-webp.ts';
import type { Colour, Picture } from './picture.ts';

/** The formats of pictures that the emulator makes. */
export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'svg';

/** A picture as a file. */
export function encodePicture(picture: Picture, format: PictureFormat): { bytes: Uint8Array; mediaType: string } {
  switch (format) {
    case 'png':
      return { bytes: encodePng(picture), mediaType: 'image/png' };
    case 'jpeg':
      return { bytes: encodeJpeg(picture), mediaType: 'image/jpeg' };
    case 'webp':
      return { bytes: encodeWebp(picture), mediaType: 'image/webp' };
    case 'svg':
      return { bytes: new TextEncoder().encode(writeSvg(picture)), mediaType: 'image/svg+xml' };
  }
}

function writeSvg({ width, height, colours }: Picture): string {
  const rgb = (colour: Colour): string => `rgb(${colour.join(',')})`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<title>Simulated image</title><rect width="100%" height="100%" fill="${rgb(colours[0])}"/>` +
    `<circle cx="50%" cy="50%" r="25%" fill="${rgb(colours[1])}"/></svg>`
  );
}
