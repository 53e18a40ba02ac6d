/** What the installers are configured to be, for each system: mistakes here show only on machines that nobody here has. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { platformFlags } from '../../../scripts/start/electron'

const root = path.join(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const builder = read('electron-builder.yml')

describe('the installers', () => {
  it('have a home page: the deb is not made without one', () => {
    expect(JSON.parse(read('package.json'))).toHaveProperty('homepage', expect.stringMatching(/^https:/))
  })

  it('can be put up by somebody who is no administrator', () => {
    expect(builder).toMatch(/^nsis:\n(?: .*\n)*? {2}perMachine: false$/m)
  })

  it('start under X11 on Linux, from the menu and from the sources', () => {
    expect(builder).toMatch(/executableArgs: \['--ozone-platform=x11'\]/)
    expect(platformFlags('linux')).toEqual(['--ozone-platform=x11'])
    expect([...platformFlags('win32'), ...platformFlags('darwin')]).toEqual([])
  })

  it('bring an AppImage that needs no libfuse2', () => {
    expect(builder).toMatch(/^toolsets:\n(?: .*\n)*? {2}appimage: 1\./m)
  })

  it.each(['win32', 'linux'])(
    'bring the native files of their own processor for %s, wherever they are built',
    (system) => {
      expect(builder).toContain(`argon2-${system}-\${arch}-`)
      // The builder's `platform` is the machine that it runs on.
      expect(builder.replaceAll(/^ *#.*$/gm, '')).not.toContain('${platform}')
    },
  )

  it('never take the data away with the program', () => {
    expect(builder).toContain('deleteAppDataOnUninstall: false')
  })
})

describe('what the deb does after it was unpacked', () => {
  const [, file = ''] = /afterInstall: (\S+)/.exec(builder) ?? []
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
