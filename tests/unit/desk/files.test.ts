/** Small files on a disk that is nearly full: it takes a part of what is written and says so without an error. */
import type * as FileSystem from 'node:fs'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { copyDurably } from '#vault/backup/files'
import { folderTrouble } from '#vault/damage/probe'
import { replaceFile } from '#vault/store/files'

const disk = vi.hoisted(() => ({
  /** Bytes that still find room. */
  room: Number.POSITIVE_INFINITY,
  /** Bytes that it takes at once. */
  piece: Number.POSITIVE_INFINITY,
}))

vi.mock('node:fs', async (original) => {
  const real = await original<typeof FileSystem>()
  const writeSync = (handle: number, content: string | Buffer, from = 0): number => {
    const bytes = Buffer.from(content)
    const length = Math.min(bytes.length - from, disk.room, disk.piece)
    if (length === 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    disk.room -= length
    return real.writeSync(handle, bytes, from, length)
  }
  return { ...real, writeSync }
})

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-files-'))
  file = join(folder, 'keyring.json')
  writeFileSync(file, 'old keys')
})
afterEach(() => {
  disk.room = Number.POSITIVE_INFINITY
  disk.piece = Number.POSITIVE_INFINITY
  rmSync(folder, { recursive: true })
})

const text = JSON.stringify({ centre: '桃源社区', keys: 'x'.repeat(200) })

describe('a file that is replaced', () => {
  it('stays the old one, and leaves no part, where only a part of the new one finds room', () => {
    disk.room = 100
    expect(() => {
      replaceFile(file, text)
    }).toThrow('no space')
    expect(readFileSync(file, 'utf8')).toBe('old keys')
    expect(readdirSync(folder)).toEqual(['keyring.json'])
  })

  it('is whole where the disk takes it a few bytes at a time', () => {
    disk.piece = 7
    replaceFile(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
    copyDurably(file, join(folder, 'copy'))
    expect(readFileSync(join(folder, 'copy'), 'utf8')).toBe(text)
  })
})

describe('a folder that is tried', () => {
  it('is on a full disk when only a part of what is tried finds room', () => {
    disk.room = 100_000
    expect(folderTrouble(folder)).toBe('store.disk-full')
    disk.room = Number.POSITIVE_INFINITY
    expect(folderTrouble(folder)).toBeNull()
    expect(readdirSync(folder)).toEqual(['keyring.json'])
  })
})
