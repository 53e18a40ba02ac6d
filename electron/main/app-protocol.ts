/**
 * The page's own address, app://desk/: the built page and nothing else.
 *
 * Only GET, only the one host, only files inside the page's folder. An address without an ending is a place inside
 * the page, so it gets the page itself; a file that isn't there is refused. Every answer carries the same policy.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { protocol, type Session } from 'electron'
import { contentSecurityPolicy } from '#app/shell/content-security-policy'

const scheme = 'app'
const host = 'desk'
export const pageAddress = `${scheme}://${host}/`
/** A page of its own beside the program's: it shows whoever waits who is called. */
export const callingScreenAddress = `${pageAddress}calling-screen.html`

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

const everyAnswer = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // The camera is for pages of paper; what of it is granted says permissions.ts.
  'Permissions-Policy':
    'camera=(self), microphone=(), geolocation=(), usb=(), serial=(), hid=(), bluetooth=()',
}

/** Before the app is ready: `app:` is a standard, secure scheme, so that the page has an origin of its own. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Answers app://desk/ in one session from the folder with the built page. */
export function servePage(session: Session, pageDir: string): void {
  session.protocol.handle(scheme, (request) => answer(request, pageDir))
}

/** True for an address inside the page. */
export function isPageAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${scheme}:` && url.host === host
}

export async function answer(request: Pick<Request, 'method' | 'url'>, pageDir: string): Promise<Response> {
  if (request.method !== 'GET') return refuse(405)
  if (!isPageAddress(request.url)) return refuse(404)
  const file = fileFor(new URL(request.url), pageDir)
  if (file === null) return refuse(404)
  const kind = kinds[path.extname(file)]
  if (kind === undefined) return refuse(404)
  try {
    return new Response(new Uint8Array(await readFile(file)), {
      headers: { ...everyAnswer, 'Content-Type': kind },
    })
  } catch {
    return refuse(404)
  }
}

/** The file an address stands for, or null for one that leads outside the page or nowhere. */
function fileFor(url: URL, pageDir: string): string | null {
  let wanted: string
  try {
    wanted = decodeURIComponent(url.pathname)
  } catch {
    return null
  }
  // A backslash is a separator on Windows, a NUL ends a path in some system calls, a colon names a drive or a stream.
  if (/[\\:\0]/.test(wanted)) return null
  const base = path.resolve(pageDir)
  const file = path.resolve(base, `.${wanted}`)
  if (file !== base && !file.startsWith(base + path.sep)) return null
  return path.extname(file) === '' ? path.join(base, 'index.html') : file
}

function refuse(status: 404 | 405): Response {
  return new Response(null, { status, headers: everyAnswer })
}
