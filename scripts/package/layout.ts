/** The unpacked layout of the package for this machine, around a stand-in for Electron's binary. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { root } from '../build/program'

export interface Layout {
  readonly binary: string
  readonly archive: string
  /** Files that the archive names and that lie beside it. */
  readonly unpacked: string
  /** As in the names of native files: `linux-x64`. */
  readonly target: string
}

/** Marks the fuse wire inside Electron's binary. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Fuses of Electron 45, all on, so that none is right by chance of the stand-in. */
const fuseCount = 9

export async function layOut(output: string): Promise<Layout> {
  if (process.platform !== 'linux') {
    throw new Error(
      'The layout is checked on Linux; on this machine build the installer and look at it itself.',
    )
  }
  const arch = process.arch === 'arm64' ? Arch.arm64 : Arch.x64
  const electronDist = mkdtempSync(path.join(tmpdir(), 'linli-electron-dist-'))
  try {
    writeStandIn(electronDist)
    await build({
      projectDir: root,
      targets: Platform.LINUX.createTarget('dir', arch),
      publish: 'never',
      config: { extends: 'electron-builder.yml', electronDist, directories: { output } },
    })
  } finally {
    rmSync(electronDist, { recursive: true, force: true })
  }
  const folder = path.join(output, arch === Arch.arm64 ? 'linux-arm64-unpacked' : 'linux-unpacked')
  const archive = path.join(folder, 'resources', 'app.asar')
  return {
    binary: path.join(folder, 'linli-desk'),
    archive,
    unpacked: `${archive}.unpacked`,
    target: `${process.platform}-${process.arch}`,
  }
}

function writeStandIn(folder: string): void {
  const wire = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, fuseCount]),
    Buffer.from('1'.repeat(fuseCount)),
  ])
  const binary = path.join(folder, 'electron')
  writeFileSync(binary, Buffer.concat([Buffer.from('#!/bin/false\n'), wire]))
  chmodSync(binary, 0o755)
  mkdirSync(path.join(folder, 'locales'))
  const others = [
    'chrome-sandbox',
    'LICENSE',
    'LICENSES.chromium.html',
    'locales/zh-CN.pak',
    'locales/en-US.pak',
  ]
  for (const name of others) writeFileSync(path.join(folder, name), 'stand-in')
}
