import { refuse } from '../checks/field-check.ts';
import type { ImageRequest } from './check-image-request.ts';

/** Width and height in pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const EDGES: Readonly<Record<string, number>> = { '512': 512, '1K': 1024, '2K': 2048, '4K': 4096 };
// Image models draw in blocks.
const BLOCK = 8;
const TOLERANCE = 0.02;

/** The size of the pictures that a request wants; a 400 where its members contradict each other. */
export function chooseSize(request: ImageRequest): ImageSize {
  const pixels = /^(\d+)x(\d+)$/.exec(request.size ?? '');
  const shape = readRatio(request.aspect_ratio);
  const tier = request.resolution ?? (pixels === null ? request.size : undefined);
  if (pixels) {
    const size = { width: Number(pixels[1]), height: Number(pixels[2]) };
    if (shape !== undefined && Math.abs(size.width / size.height / shape - 1) > TOLERANCE) {
      refuse('size', `${request.size} contradicts "aspect_ratio" ${request.aspect_ratio}`);
    }
    const edge = tier === undefined ? undefined : EDGES[tier];
    if (
      edge !== undefined &&
      (size.width * size.height > edge * edge * 2 || size.width * size.height < (edge * edge) / 2)
    ) {
      refuse('size', `${request.size} contradicts "resolution" ${tier}`);
    }
    return size;
  }
  if (request.size !== undefined && request.resolution !== undefined && request.size !== request.resolution) {
    refuse('size', `${request.size} contradicts "resolution" ${request.resolution}`);
  }
  const edge = EDGES[tier ?? ''] ?? 1024;
  // As many pixels as the square has.
  const root = Math.sqrt(shape ?? 1);
  return { width: inBlocks(edge * root), height: inBlocks(edge / root) };
}

function readRatio(ratio: string | undefined): number | undefined {
  if (ratio === undefined || ratio === 'auto') return undefined;
  const [width, height] = ratio.split(':').map(Number);
  return (width ?? 1) / (height ?? 1);
}

function inBlocks(pixels: number): number {
  return Math.max(BLOCK, Math.round(pixels / BLOCK) * BLOCK);
}
