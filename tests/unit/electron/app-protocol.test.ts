/** app://desk/ gives the built page to its own window, and nothing else to anybody. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer, isPageAddress, registerAppScheme } from '../../../electron/main/app-protocol'
import { protocol } from '../../support/electron-stand-in'

let folder: string
let pageDir: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-page-'))
  pageDir = path.join(folder, 'page')
  mkdirSync(path.join(pageDir, 'assets'), { recursive: true })
  writeFileSync(path.join(pageDir, 'index.html'), '<!doctype html>page')
  writeFileSync(path.join(pageDir, 'assets', 'index.js'), 'script')
  writeFileSync(path.join(pageDir, 'notes.txt'), 'not part of the page')
  writeFileSync(path.join(folder, 'secret.json'), 'secret')
  mkdirSync(path.join(folder, 'page-of-another'))
  writeFileSync(path.join(folder, 'page-of-another', 'index.js'), 'secret')
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const get = (url: string, method = 'GET') => answer({ method, url }, pageDir)

describe('app://desk/', () => {
  it('is a standard, secure scheme, so that the page has an origin of its own', () => {
    registerAppScheme()
    expect(protocol.privileged).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    ])
  })

  it('gives files with their kind, and no guessing of it', async () => {
    const script = await get('app://desk/assets/index.js')
    expect(script.status).toBe(200)
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(script.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await script.text()).toBe('script')
  })

  it.each(['app://desk/', 'app://desk/residents/5', 'app://desk/index.html', 'app://desk/assets'])(
    'gives the page itself at %s',
    async (url) => {
      expect(await (await get(url)).text()).toBe('<!doctype html>page')
    },
  )

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await get('app://desk/', method)).status).toBe(405)
  })

  it.each([
    'app://other/index.html',
    'app://desk.example/index.html',
    'app://desk:80/index.html',
    'https://desk/index.html',
    'file:///etc/passwd',
    'app://desk/assets/nothing.js',
    'app://desk/notes.txt',
    'app://desk/%2e%2e/secret.json',
    'app://desk/..%2fsecret.json',
    'app://desk/%2e%2e%2fpage-of-another%2findex.js',
    'app://desk/..%5csecret.json',
    'app://desk/assets/index.js%00.png',
    'app://desk/C:%5csecret.json',
    'app://desk/index.js::$DATA.js',
    'app://desk/%E0%A4%A.js',
    'no address',
  ])('refuses %s', async (url) => {
    const refused = await get(url)
    expect(refused.status).toBe(404)
    expect(await refused.text()).toBe('')
  })

  it('never gives a file from outside its folder, whatever the path', async () => {
    const part = fc.constantFrom(
      '..',
      '%2e%2e',
      '.',
      '%2f',
      '%5c',
      '/',
      'assets',
      'secret.json',
      'page-of-another',
      'index.js',
      '%00',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
        expect(await (await get(`app://desk/${parts.join('/')}`)).text()).not.toContain('secret')
      }),
    )
  })

  it('sends a policy that starts from nothing with every answer, refusals too', async () => {
    for (const url of ['app://desk/', 'app://desk/assets/index.js', 'app://desk/nothing.js']) {
      const policy = (await get(url)).headers.get('content-security-policy') ?? ''
      expect(policy.startsWith("default-src 'none'; ")).toBe(true)
      const scripts = policy.split('; ').find((directive) => directive.startsWith('script-src '))
      expect(scripts).toBe("script-src 'self'")
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
    }
  })

  it('leaves the page a camera of its own and no other device', async () => {
    const policy = (await get('app://desk/')).headers.get('permissions-policy') ?? ''
    const parts = policy.split(', ')
    expect(parts.filter((part) => !part.endsWith('=()'))).toEqual(['camera=(self)'])
    expect(parts).toContain('microphone=()')
  })

  it('knows its own addresses from others', () => {
    expect(['app://desk/', 'app://desk/residents/5#top'].every(isPageAddress)).toBe(true)
    expect(
      ['app://desk.example/', 'app://other/', 'https://desk/', 'about:blank', 'data:text/html,x', ''].some(
        isPageAddress,
      ),
    ).toBe(false)
  })
})
