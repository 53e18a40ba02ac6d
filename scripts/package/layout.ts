/** The unpacked layout of the package for one system, around a stand-in for Electron's binary. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { z } from 'zod'
import { root } from '../build/program'
import type { Target } from '../native/floors'
import { stageNatives } from '../native/stage'

export interface Layout {
  readonly binary: string
  readonly archive: string
  /** Files that the archive names and that lie beside it. */
  readonly unpacked: string
  readonly target: Target
}

/** What the program is called where its name is shown; Windows names the file so. */
const { productName } = z
  .object({ productName: z.string() })
  .parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')))

/** Marks the fuse wire inside Electron's binary. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Fuses of Electron 45, all on, so that none is right by chance of the stand-in. */
const fuseCount = 9

/** What an installer is made for. */
export const targets: readonly Target[] = [
  { system: 'linux', processor: 'x64' },
  { system: 'linux', processor: 'arm64' },
  { system: 'win32', processor: 'x64' },
  { system: 'win32', processor: 'arm64' },
]

export async function layOut(output: string, target: Target): Promise<Layout> {
  const isWindows = target.system === 'win32'
  const binary = isWindows ? 'electron.exe' : 'electron'
  await stageNatives([target])
  const electronDist = mkdtempSync(path.join(tmpdir(), 'linli-electron-dist-'))
  try {
    writeStandIn(electronDist, binary)
    await build({
      projectDir: root,
      targets: (isWindows ? Platform.WINDOWS : Platform.LINUX).createTarget('dir', Arch[target.processor]),
      publish: 'never',
      config: {
        extends: 'electron-builder.yml',
        electronDist,
        directories: { output },
        // The stand-in is no program of Windows, and has no place for an icon or the archive's checksum.
        ...(isWindows ? { win: { signAndEditExecutable: false }, disableAsarIntegrity: true } : {}),
      },
    })
  } finally {
    rmSync(electronDist, { recursive: true, force: true })
  }
  return layoutIn(output, target)
}

/** What lies in the builder's folder after it ran. */
export function layoutIn(output: string, target: Target): Layout {
  const system = target.system === 'win32' ? 'win' : 'linux'
  const processor = target.processor === 'x64' ? '' : `-${target.processor}`
  const folder = path.join(output, `${system}${processor}-unpacked`)
  const archive = path.join(folder, 'resources', 'app.asar')
  return {
    binary: path.join(folder, target.system === 'win32' ? `${productName}.exe` : 'linli-desk'),
    archive,
    unpacked: `${archive}.unpacked`,
    target,
  }
}

function writeStandIn(folder: string, name: string): void {
  const wire = Buffer.concat([
    Buffer.from(sentinel),
    Buffer.from([1, fuseCount]),
    Buffer.from('1'.repeat(fuseCount)),
  ])
  const binary = path.join(folder, name)
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
  for (const other of others) writeFileSync(path.join(folder, other), 'stand-in')
}
