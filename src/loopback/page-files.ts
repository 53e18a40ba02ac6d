/** Serves the built page to a browser on this machine: files of one folder, GET only, with the same strict headers as the app. */
import { createReadStream, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { contentSecurityPolicy } from '#app/shell/content-security-policy'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** The file in the folder that a request path names, or null when it names none or one outside. */
export function fileFor(pageDir: string, requestPath: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(requestPath.split(/[?#]/, 1)[0] ?? '')
  } catch {
    return null
  }
  if (path.includes('\0')) return null
  const file = join(pageDir, normalize(path === '/' ? '/index.html' : path))
  if (!file.startsWith(pageDir + sep)) return null
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : null
  } catch {
    // No name of a file: longer than one can be, or through a file as if it were a folder.
    return null
  }
}

export function servePageFile(pageDir: string, request: IncomingMessage, response: ServerResponse): void {
  const file = request.method === 'GET' ? fileFor(pageDir, request.url ?? '/') : null
  if (!file) {
    response.writeHead(request.method === 'GET' ? 404 : 405).end()
    return
  }
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    // Built files carry a hash of their content in their names; the page itself does not.
    'cache-control': extname(file) === '.html' ? 'no-store' : 'max-age=31536000, immutable',
  })
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response)
}
