/** An installed browser of Chromium's family, as an app window: no address bar, no tabs, a profile of its own. */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { hasDisplay } from './display'

const programFiles = [
  process.env['ProgramFiles'],
  process.env['ProgramFiles(x86)'],
  process.env['LOCALAPPDATA'],
]

const windowsBrowsers = [
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Google\\Chrome\\Application\\chrome.exe',
]
const macBrowsers = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
/** Names on the path. The last three come with UOS and Kylin. */
const linuxBrowsers = [
  'microsoft-edge',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'uos-browser-stable',
  'org.deepin.browser',
  'qaxbrowser-safe',
]

/** A browser that ends this soon has shown nobody anything: it fell over, or handed the address on to another one of its kind. */
const tooSoon = 5_000

/**
 * Opens the address; says so where there is no browser, or it does not open. `onClosed` is called when its window was closed, and never for
 * a browser that ended at once: the desk goes on then, at the address that was printed.
 */
export function openAppWindow(address: string, onClosed: () => void, patience = tooSoon): void {
  if (!hasDisplay()) return
  const browser = installedBrowser()
  if (browser === null) return
  const profile = mkdtempSync(path.join(tmpdir(), 'linli-desk-window-'))
  const flags = [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
  ]
  const started = performance.now()
  let isTold = false
  const fails = () => {
    if (!isTold) process.stderr.write(notOpened)
    isTold = true
  }
  try {
    const window = spawn(browser, flags, { stdio: 'ignore' })
    window.once('error', fails)
    window.once('exit', () => {
      if (performance.now() - started < patience) {
        // Its profile stays: whom the address was handed on to may be using it.
        fails()
        return
      }
      forget(profile)
      onClosed()
    })
  } catch {
    // A file of another format is refused at once on Windows.
    fails()
  }
}

const notOpened = `浏览器没有打开，或者马上退出了。前台还开着：请自己打开上面的网址，用完在这里按 Ctrl+C。
The browser did not open, or ended at once. The desk goes on: open the address above, and press Ctrl+C here when you are done.
`

/**
 * The window is gone; its profile goes too, or is left. On Windows a helper of the browser still holds a file for a moment, and whoever
 * waits for the window's end must not be kept from closing the desk by that.
 */
export function forget(profile: string, remove: typeof rmSync = rmSync): void {
  try {
    remove(profile, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 })
  } catch {
    process.stderr.write(`${profile}\n`)
  }
}

function installedBrowser(): string | null {
  return candidates().find((file) => existsSync(file)) ?? null
}

function candidates(): readonly string[] {
  if (process.platform === 'win32') {
    return programFiles.flatMap((folder) =>
      folder === undefined ? [] : windowsBrowsers.map((browser) => path.join(folder, browser)),
    )
  }
  if (process.platform === 'darwin') return macBrowsers
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  return linuxBrowsers.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}
