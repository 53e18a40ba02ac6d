/**
 * Prepares a picture for paper: upright, no longer than a sheet needs, written anew as JPEG. What a camera wrote about itself
 * into it, the place above all, stays behind with the old file.
 */
import { longestSide, mostBytes, mostPages, thumbnailSide } from '#vault/attachments/contract'
import { pictureOf as headOf } from '#ground/pictures/head'
import { kindOf } from '#ground/pictures/kinds'

/** What is sent of one file. */
export interface Prepared {
  readonly file: Blob
  /** A JPEG so small that no number on it can be read. */
  readonly thumbnail: Blob
  /** Null where a PDF does not say it in the open. */
  readonly pages: number | null
}

/** Why a file cannot be prepared; its words are `attach.fault.<fault>`. */
export type PrepareFault = 'not-a-kind' | 'too-large'

export class NotPrepared extends Error {
  readonly fault: PrepareFault

  constructor(fault: PrepareFault) {
    super(`not prepared: ${fault}`)
    this.name = 'NotPrepared'
    this.fault = fault
  }
}

/** How often it is turned to the right by a quarter. */
export type Turns = 0 | 1 | 2 | 3
export const turned = (turns: Turns): Turns => (turns === 3 ? 0 : turns === 2 ? 3 : turns === 1 ? 2 : 1)

const quality = 0.85
/** Half a gigabyte drawn out; the largest cameras of telephones have less. */
const mostPixels = 120_000_000

/** A PDF is told by its bytes, like everything. */
export async function isPdf(file: Blob): Promise<boolean> {
  return (await file.slice(0, 1024).text()).includes('%PDF-')
}

/** Throws `NotPrepared` for what is neither a picture that this browser can show nor a PDF. */
export async function prepare(file: Blob, turns: Turns): Promise<Prepared> {
  if (file.size > mostBytes * 2) throw new NotPrepared('too-large')
  if (await isPdf(file)) {
    if (file.size > mostBytes) throw new NotPrepared('too-large')
    // It is kept as it is; what is in it is for a program that reads PDFs.
    return { file, thumbnail: await asJpeg(coverOfPdf()), pages: pagesOf(await file.text()) }
  }
  await refuseTooManyPixels(file)
  const picture = await pictureOf(file)
  try {
    return {
      file: await drawn(picture, turns, longestSide),
      thumbnail: await drawn(picture, turns, thumbnailSide),
      pages: 1,
    }
  } finally {
    picture.close()
  }
}

/** The root of a PDF's pages says how many there are, unless it is packed. Each piece between two marks is looked at once. */
function pagesOf(text: string): number | null {
  const counts = text.split('>').flatMap((piece) => {
    if (!/\/Type\s*\/Pages\b/.test(piece)) return []
    const count = /\/Count\s+(\d{1,9})/.exec(piece)?.[1]
    return count === undefined ? [] : [Number(count)]
  })
  const most = counts.reduce((one, other) => Math.max(one, other), 0)
  return most > 0 && most <= mostPages ? most : null
}

/** A sheet of paper with the word on it. */
function coverOfPdf(): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(thumbnailSide * 0.7)
  canvas.height = thumbnailSide
  const context = canvas.getContext('2d')
  if (context === null) throw new NotPrepared('not-a-kind')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#1f1d1a'
  context.font = '600 13px sans-serif'
  context.textAlign = 'center'
  context.fillText('PDF', canvas.width / 2, canvas.height / 2 + 5)
  return canvas
}

/** Where a picture says its size, at most so far in: what a camera writes about itself stands before it. */
const headBytes = 512 * 1024

/** Drawn out, a picture of a few kilobytes takes gigabytes: its head is read before anything of it is drawn. */
async function refuseTooManyPixels(file: Blob): Promise<void> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  const kind = kindOf(head)
  const size = kind === null || kind === 'pdf' ? null : headOf(kind, head)
  if (size !== null && size.width * size.height > mostPixels) throw new NotPrepared('too-large')
}

/** Upright, as the camera meant it. */
export async function pictureOf(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    throw new NotPrepared('not-a-kind')
  }
}

type Drawable = ImageBitmap | HTMLVideoElement

const sizeOf = (picture: Drawable): readonly [number, number] =>
  picture instanceof HTMLVideoElement
    ? [picture.videoWidth, picture.videoHeight]
    : [picture.width, picture.height]

/** Draws it turned, its longer side no longer than `longest` pixels; never larger than it is. */
export function drawOnto(canvas: HTMLCanvasElement, picture: Drawable, turns: Turns, longest: number): void {
  const [width, height] = sizeOf(picture)
  const scale = Math.min(1, longest / Math.max(width, height, 1))
  const [across, down] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
  const lies = turns % 2 === 1
  canvas.width = lies ? down : across
  canvas.height = lies ? across : down
  const context = canvas.getContext('2d')
  if (context === null) throw new NotPrepared('not-a-kind')
  // Where a picture lets through what is below, paper is.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.translate(canvas.width / 2, canvas.height / 2)
  context.rotate((turns * Math.PI) / 2)
  context.drawImage(picture, -across / 2, -down / 2, across, down)
}

/** The same as a JPEG. */
export function drawn(picture: Drawable, turns: Turns, longest: number): Promise<Blob> {
  const canvas = document.createElement('canvas')
  drawOnto(canvas, picture, turns, longest)
  return asJpeg(canvas)
}

function asJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob === null) reject(new NotPrepared('too-large'))
        else resolve(blob)
      },
      'image/jpeg',
      quality,
    )
  })
}
