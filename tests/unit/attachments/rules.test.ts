/** What may be attached is told by the bytes; whatever cannot is refused with what is wrong with it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  mostBytes,
  mostBytesInAll,
  mostBytesOfRecord,
  mostOfRecord,
  mostPages,
  mostPictureBytes,
  mostSide,
  mostThumbnailBytes,
  thumbnailSide,
} from '#vault/attachments/contract'
import { isThumbnail, judge, roomFault } from '#vault/attachments/rules/index'
import { pictureOf } from '#ground/pictures/head'
import { kindOf } from '#ground/pictures/kinds'
import { jpeg, pdf, png, webp } from '../../support/pictures'

const text = (words: string) => new Uint8Array(Buffer.from(words))

describe('the kind of a file', () => {
  it('is what its bytes begin with', () => {
    expect(kindOf(jpeg())).toBe('jpeg')
    expect(kindOf(png())).toBe('png')
    expect(kindOf(webp())).toBe('webp')
    expect(kindOf(pdf())).toBe('pdf')
    expect(kindOf(text('\n\n%PDF-1.4'))).toBe('pdf')
  })

  it.each([
    ['nothing', ''],
    ['a page of the web', '<html><script>1</script>'],
    ['a drawing that can carry scripts', '<svg xmlns="http://www.w3.org/2000/svg">'],
    ['an animation', 'GIF89a'],
    ['a workbook', 'PK\u0003\u0004'],
    ['a program', 'MZ'],
    ['a PDF that begins too late', `${' '.repeat(1100)}%PDF-1.4`],
  ])('is none for %s', (_, words) => {
    expect(kindOf(text(words))).toBeNull()
    expect(judge(text(words), 1)).toEqual({ fault: 'not-a-kind' })
  })
})

describe('the size of a picture', () => {
  it.each([
    ['jpeg', jpeg],
    ['png', png],
    ['webp', webp],
  ] as const)('stands in the head of a %s', (kind, draw) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 1, max: 60_000 }),
        (width, height) => {
          expect(pictureOf(kind, draw({ width, height }))).toEqual({ width, height, exif: false })
        },
      ),
    )
  })

  it('is found by no accident and with no end in bytes of any kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(jpeg, png, webp), (noise, draw) => {
        const head = draw()
        for (const bytes of [noise, new Uint8Array([...head.subarray(0, 12), ...noise])]) {
          for (const kind of ['jpeg', 'png', 'webp'] as const) {
            const picture = pictureOf(kind, bytes)
            if (picture !== null) expect(Math.min(picture.width, picture.height)).toBeGreaterThan(0)
          }
        }
      }),
    )
  })

  it('has a bound, so that no look at it fills the memory', () => {
    expect(judge(jpeg({ width: mostSide, height: 10 }), 1)).toHaveProperty('file')
    expect(judge(jpeg({ width: mostSide + 1, height: 10 }), 1)).toEqual({ fault: 'too-many-pixels' })
    expect(judge(png({ width: 10, height: mostSide + 1 }), 1)).toEqual({ fault: 'too-many-pixels' })
    expect(judge(jpeg({ width: 0 }), 1)).toEqual({ fault: 'unreadable' })
  })
})

describe('where a photo was taken', () => {
  it.each([
    ['jpeg', jpeg],
    ['png', png],
    ['webp', webp],
  ] as const)('is refused in a %s rather than kept, and rather than taken out unseen', (_, draw) => {
    expect(judge(draw({ exif: true }), 1)).toEqual({ fault: 'carries-exif' })
  })
})

describe('how large a file may be', () => {
  it('is less for a picture than for a PDF', () => {
    expect(judge(jpeg({ filling: mostPictureBytes }), 1)).toEqual({ fault: 'too-large' })
    expect(judge(pdf('', mostPictureBytes), 3)).toMatchObject({
      file: { kind: 'pdf', pages: 3, width: null },
    })
    expect(judge(pdf('', mostBytes), 3)).toEqual({ fault: 'too-large' })
    expect(judge(pdf(), mostPages + 1)).toEqual({ fault: 'too-many-pages' })
  })

  it('is bounded for a record, in files and in bytes, and for a database', () => {
    const none = { files: 0, bytes: 0 }
    expect(roomFault(mostBytes, none, 0)).toBeNull()
    expect(roomFault(1, { files: mostOfRecord - 1, bytes: 0 }, 0)).toBeNull()
    expect(roomFault(1, { files: mostOfRecord, bytes: 0 }, 0)).toBe('record-full')
    expect(roomFault(1, { files: 1, bytes: mostBytesOfRecord - 1 }, 0)).toBeNull()
    expect(roomFault(2, { files: 1, bytes: mostBytesOfRecord - 1 }, 0)).toBe('record-too-large')
    expect(roomFault(1, none, mostBytesInAll)).toBe('no-room')
  })

  it('is, for a picture, one page whatever is said', () => {
    expect(judge(jpeg(), 7)).toMatchObject({ file: { pages: 1 } })
  })
})

describe('a thumbnail', () => {
  it('is a JPEG so small that no number on a card can be read', () => {
    expect(isThumbnail(jpeg({ width: thumbnailSide, height: 30 }))).toBe(true)
    expect(isThumbnail(jpeg({ width: thumbnailSide + 1, height: 30 }))).toBe(false)
    expect(isThumbnail(jpeg({ filling: mostThumbnailBytes }))).toBe(false)
    expect(isThumbnail(jpeg({ exif: true }))).toBe(false)
    expect(isThumbnail(png())).toBe(false)
    expect(isThumbnail(pdf())).toBe(false)
  })
})
