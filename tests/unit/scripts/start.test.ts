/** The first start, on networks and machines as they are: another place to fetch from, a cause by name, a browser instead. */
import { describe, expect, it } from 'vitest'
import { isWindowNews } from '#loopback/orders'
import { forget } from '../../../scripts/start/browser'
import { saidWhy } from '../../../electron/exit-codes'
import { hasDisplay, hasX } from '../../../scripts/start/display'
import { couldNotRun } from '../../../scripts/start/electron'
import {
  cacheOf,
  causeInWords,
  fromFirst,
  hasProxy,
  progressLine,
  sourcesOf,
  type Source,
} from '../../../scripts/start/electron-sources'
import { refusalOfBrowser } from '../../../scripts/start/road'

const failing = (message: string, more: object = {}) => Object.assign(new Error(message), more)

describe('where Electron is fetched from', () => {
  it('is GitHub, and the public mirror by itself when GitHub does not answer', async () => {
    const asked: string[] = []
    const said: string[] = []
    const fetchFrom = ({ name }: Source) => {
      asked.push(name)
      return name === 'GitHub'
        ? Promise.reject(failing('fetch failed', { cause: failing('connect', { code: 'ETIMEDOUT' }) }))
        : Promise.resolve()
    }
    expect(await fromFirst(sourcesOf({}), fetchFrom, (line) => said.push(line))).toMatchObject({
      from: { name: 'npmmirror', mirror: expect.stringMatching(/^https:/) as unknown },
    })
    expect(asked).toEqual(['GitHub', 'npmmirror'])
    expect(said.join()).toMatch(/GitHub: 没有回应.*npmmirror/)
  })

  it('is asked no further once it has come', async () => {
    let asked = 0
    await fromFirst(
      sourcesOf({}),
      () => {
        asked += 1
        return Promise.resolve()
      },
      () => undefined,
    )
    expect(asked).toBe(1)
  })

  it.each([
    'ELECTRON_MIRROR',
    'npm_config_electron_mirror',
    'NPM_CONFIG_ELECTRON_MIRROR',
    'ELECTRON_CUSTOM_DIR',
  ])('is what somebody has chosen with %s, and nowhere else', (name) => {
    expect(sourcesOf({ [name]: 'https://mirror.example/' })).toHaveLength(1)
    expect(sourcesOf({ [name]: '' })).toHaveLength(2)
  })

  it('is told, each with its cause, when none has it', async () => {
    const fetched = await fromFirst(
      sourcesOf({}),
      () => Promise.reject(failing('fetch failed', { cause: failing('getaddrinfo', { code: 'ENOTFOUND' }) })),
      () => undefined,
    )
    expect(fetched).toEqual({
      failed: [expect.stringMatching(/^GitHub: 找不到/), expect.stringMatching(/^npmmirror: 找不到/)],
    })
  })

  it('goes through a proxy where there is one', () => {
    expect(hasProxy({ https_proxy: 'http://10.0.0.1:3128' })).toBe(true)
    expect(hasProxy({ HTTPS_PROXY: '' })).toBe(false)
  })
})

describe('the cause', () => {
  it.each([
    [failing('Response code 404 (Not Found) for https://x'), '没有这个版本'],
    [failing('Response code 407 (Proxy Authentication Required)'), '代理'],
    [failing('Generated checksum for "electron.zip" did not match expected checksum.'), '校验值'],
    [failing('fetch failed', { cause: failing('x', { code: 'ECONNREFUSED' }) }), '连不上'],
    [
      failing('fetch failed', { cause: failing('self-signed', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }) }),
      '证书',
    ],
    [failing('no answer for 20 s'), '没有回应'],
    [failing('write', { code: 'ENOSPC' }), '磁盘满了'],
    [failing('mkdir', { code: 'EACCES' }), '权限'],
    [failing('something new\nat line'), 'something new'],
    ['a word', 'a word'],
  ])('%s', (error, words) => {
    expect(causeInWords(error)).toContain(words)
    expect(causeInWords(error)).not.toContain('\n')
  })
})

describe('the bar', () => {
  it('says how much of how much, and how much where the whole is not known', () => {
    expect(progressLine(0, null)).toBe('0 MB')
    expect(progressLine(46_000_000, 110_000_000)).toBe(' 41 %  46 / 110 MB')
    expect(progressLine(110_000_000, 110_000_000)).toBe('100 %  110 / 110 MB')
  })
})

describe('Electron that could not run', () => {
  it.each([
    [null, 'SIGSEGV', 300],
    [null, 'SIGTRAP', 300],
    [127, null, 50],
    [126, null, 50],
    [133, null, 400],
    // STATUS_DLL_NOT_FOUND, STATUS_INVALID_IMAGE_FORMAT
    [0xc0000135, null, 200],
    [0xc000007b, null, 200],
    // No X server, or a switch it does not know.
    [1, null, 300],
    [2, null, 300],
  ])('ended at once with code %s, signal %s: a browser is used instead', (code, signal, after) => {
    expect(couldNotRun(code, signal, after)).toBe(true)
  })

  it('is not one that was closed, or said why it does not open, or fell over later', () => {
    expect(couldNotRun(0, null, 300)).toBe(false)
    for (const code of Object.values(saidWhy)) expect(couldNotRun(code, null, 300)).toBe(false)
    expect(couldNotRun(null, 'SIGSEGV', 60_000)).toBe(false)
  })
})

describe('a display', () => {
  it('is an X server for Electron, which is started for one; a browser can do with Wayland', () => {
    expect(hasX({ DISPLAY: ':0' }, 'linux')).toBe(true)
    expect(hasX({ WAYLAND_DISPLAY: 'wayland-0', DISPLAY: '' }, 'linux')).toBe(false)
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
    expect(hasDisplay({}, 'linux')).toBe(false)
    expect(hasX({}, 'win32')).toBe(true)
  })
})

describe('what was fetched', () => {
  it('is kept where somebody wants it kept, and looked for there by what unpacks it', () => {
    expect(cacheOf({ electron_config_cache: '/srv/cache' })).toEqual({ cacheRoot: '/srv/cache' })
    expect(cacheOf({ electron_config_cache: '' })).toEqual({})
    expect(cacheOf({})).toEqual({})
  })
})

describe('the window of a browser', () => {
  it('ends with its profile left behind rather than with the desk left open', () => {
    expect(() => {
      forget('/tmp/profile', () => {
        throw failing('busy', { code: 'EBUSY' })
      })
    }).not.toThrow()
  })
})

describe('a browser instead of Electron', () => {
  const asked = { demo: false, loopback: false, port: undefined }

  it('is not opened on real data unless somebody asked for it', () => {
    expect(refusalOfBrowser(asked)).toMatch(/--loopback[\s\S]*--loopback/)
    expect(refusalOfBrowser({ ...asked, loopback: true })).toBeNull()
    expect(refusalOfBrowser({ ...asked, port: '4000' })).toBeNull()
    expect(refusalOfBrowser({ ...asked, demo: true })).toBeNull()
  })

  it('is started with an address that is told by the desk, never with one that holds its token', () => {
    expect(isWindowNews({ type: 'window', address: 'http://127.0.0.1:1/open/x' })).toBe(true)
    for (const other of [null, 'close', {}, { type: 'window' }, { type: 'close', address: 'x' }])
      expect(isWindowNews(other)).toBe(false)
  })
})
