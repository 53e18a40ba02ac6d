/** Electron's own program and libraries are held against the oldest system as well, and not the native files of packages alone. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { layoutIn } from '../../../scripts/package/layout'
import { programFaults } from '../../../scripts/package/native'
import { madeElf } from './made-natives'

const x64 = { system: 'linux', processor: 'x64' } as const
const elf = (...wants: string[]) => madeElf({ machine: 62, wants })

let output: string
beforeEach(() => {
  output = mkdtempSync(path.join(tmpdir(), 'linli-packed-'))
})
afterEach(() => {
  rmSync(output, { recursive: true, force: true })
})

/** Faults of a layout with these files beside what is no native file at all. */
function faultsOf(files: Readonly<Record<string, Buffer>>): readonly string[] {
  const layout = layoutIn(output, x64)
  const folder = path.dirname(layout.binary)
  mkdirSync(path.join(folder, 'locales'), { recursive: true })
  writeFileSync(path.join(folder, 'locales', 'zh-CN.pak'), 'words')
  writeFileSync(path.join(folder, 'empty'), '')
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content)
  return programFaults(layout)
}

it('finds nothing where all of it starts on glibc 2.28', () => {
  expect(faultsOf({ 'linli-desk': elf('GLIBC_2.17', 'GLIBC_2.28'), 'libEGL.so': elf('GLIBC_2.17') })).toEqual(
    [],
  )
})

it('names the program and each library that wants a newer one, or are for another processor', () => {
  const faults = faultsOf({
    'linli-desk': elf('GLIBC_2.34'),
    'libvulkan.so.1': elf('GLIBC_2.29'),
    'libffmpeg.so': madeElf({ machine: 183, wants: [] }),
  })
  expect(faults.toSorted()).toEqual([
    'libffmpeg.so is for the processor arm64',
    'libvulkan.so.1 wants glibc 2.29, newer than 2.28',
    'linli-desk wants glibc 2.34, newer than 2.28',
  ])
})

it('takes no stand-in for the program', () => {
  expect(faultsOf({ 'linli-desk': Buffer.from('#!/bin/false\n') })).toEqual([
    'the program itself is no program of Linux',
  ])
})
