/** What the installers are configured to be, for each system: mistakes here show only on machines that nobody here has. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addonName, nativeFolder } from '#vault/store/addon'
import { platformFlags } from '../../../scripts/start/electron'

const root = path.join(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

const fileSet = z.union([
  z.string(),
  z.strictObject({ from: z.string(), to: z.string(), filter: z.array(z.string()) }),
])
const ofSystem = z.object({
  target: z.array(z.strictObject({ target: z.string(), arch: z.array(z.enum(['x64', 'arm64'])) })),
  files: z.array(fileSet),
  executableArgs: z.array(z.string()).optional(),
})
const builder = z
  .object({
    asar: z.strictObject({ smartUnpack: z.boolean() }),
    asarUnpack: z.array(z.string()),
    npmRebuild: z.boolean(),
    nodeGypRebuild: z.boolean(),
    files: z.array(z.string()),
    afterPack: z.string(),
    win: ofSystem,
    nsis: z.object({ perMachine: z.boolean(), deleteAppDataOnUninstall: z.boolean() }),
    linux: ofSystem,
    deb: z.object({ afterInstall: z.string() }),
    toolsets: z.object({ appimage: z.string() }),
  })
  .parse(load(read('electron-builder.yml')))

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(read('node_modules/better-sqlite3/package.json')))
const locked = Object.keys(
  z.object({ packages: z.record(z.string(), z.unknown()) }).parse(JSON.parse(read('package-lock.json')))
    .packages,
)

/** Every installer that is made, one by one. */
const installers = [
  { system: 'win32', of: builder.win } as const,
  { system: 'linux', of: builder.linux } as const,
].flatMap(({ system, of }) =>
  of.target.flatMap(({ target, arch }) =>
    arch.map((processor) => ({ name: `${target} ${processor}`, system, processor, files: of.files })),
  ),
)

/** Where the files of a set come from and what they are called, for one processor; what is left out again is no file. */
const patternsOf = (files: (typeof installers)[number]['files'], processor: string): readonly string[] =>
  files
    .flatMap((set) => (typeof set === 'string' ? [set] : set.filter.map((name) => `${set.from}/${name}`)))
    .filter((pattern) => !pattern.includes('!'))
    .map((pattern) => pattern.replaceAll('${arch}', processor))

describe('the installers', () => {
  it('are the six that README names', () => {
    expect(installers.map(({ name }) => name)).toEqual([
      'nsis x64',
      'nsis arm64',
      'deb x64',
      'deb arm64',
      'AppImage x64',
      'AppImage arm64',
    ])
  })

  it.each(installers)(
    '$name brings one SQLite, and it is the one for its system and processor',
    (installer) => {
      const { system, processor, files } = installer
      const own = `${system}-${processor}`
      const brought = patternsOf(files, processor).filter((pattern) => pattern.includes('better-sqlite3'))
      expect(brought).toHaveLength(1)
      const [file = ''] = brought
      if (system === 'win32') {
        expect(file).toBe(`node_modules/better-sqlite3/prebuilds/${own}.node`)
        expect(existsSync(path.join(root, file))).toBe(true)
      } else {
        // Built beforehand for old systems, under a name that the program looks for.
        expect(path.matchesGlob(`${nativeFolder}/${addonName(version, own)}`, file)).toBe(true)
      }
    },
  )

  it.each(installers)(
    '$name brings one argon2, and it is the one for its system and processor',
    (installer) => {
      const { system, processor, files } = installer
      const brought = patternsOf(files, processor).filter((pattern) => pattern.includes('argon2'))
      expect(brought).toHaveLength(1)
      const name = /native\/argon2\/(argon2-[\w-]+)\/\*\*$/.exec(brought[0] ?? '')?.[1] ?? ''
      expect(name).toContain(`${system}-${processor}`)
      expect(locked).toContain(`node_modules/@node-rs/${name}`)
    },
  )

  it('bring no native file but those: the ones of the machine that builds stay there', () => {
    for (const left of ['!node_modules/better-sqlite3/prebuilds/**', '!node_modules/@node-rs/argon2-*/**'])
      expect(builder.files).toContain(left)
    // The builder's `platform` is the machine that it runs on.
    expect(JSON.stringify(builder)).not.toContain('${platform}')
    // Rebuilt, they would be for that machine as well.
    expect([builder.npmRebuild, builder.nodeGypRebuild]).toEqual([false, false])
  })

  it('keep native files outside the archive, and nothing else', () => {
    expect(builder.asarUnpack).toEqual(['**/*.node'])
    expect(builder.asar.smartUnpack).toBe(false)
  })

  it('have their fuses flipped, by a hook that is there', () => {
    expect(read(builder.afterPack)).toMatch(/export default|module\.exports/)
  })

  it('have a home page: the deb is not made without one', () => {
    expect(JSON.parse(read('package.json'))).toHaveProperty('homepage', expect.stringMatching(/^https:/))
  })

  it('can be put up by somebody who is no administrator', () => {
    expect(builder.nsis.perMachine).toBe(false)
  })

  it('start under X11 on Linux, from the menu and from the sources', () => {
    expect(builder.linux.executableArgs).toEqual(['--ozone-platform=x11'])
    expect(platformFlags('linux')).toEqual(['--ozone-platform=x11'])
    expect([...platformFlags('win32'), ...platformFlags('darwin')]).toEqual([])
  })

  it('bring an AppImage that needs no libfuse2', () => {
    expect(builder.toolsets.appimage).toMatch(/^1\./)
  })

  it('never take the data away with the program', () => {
    expect(builder.nsis.deleteAppDataOnUninstall).toBe(false)
  })
})

describe('what the deb does after it was unpacked', () => {
  const file = builder.deb.afterInstall
  const script = read(file)

  it('is a script that a shell reads', () => {
    expect(existsSync(path.join(root, file))).toBe(true)
    const { status, stderr } = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  it('gives Chromium’s helper its rights, whatever root may do while it installs', () => {
    expect(script).toMatch(/chmod 4755 "\$program\/chrome-sandbox"/)
    expect(script).not.toContain('unshare')
  })

  it('has no name in it but those that the builder puts in', () => {
    const names = [...script.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name)
    expect(new Set(names)).toEqual(new Set(['executable', 'sanitizedProductName']))
  })
})
