/** An installed browser of Chromium's family, as an app window: no address bar, no tabs, a profile of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
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

/** Opens the address and returns the browser's process; null where there is no browser or nothing to show it on. */
export function openAppWindow(address: string): ChildProcess | null {
  if (!hasDisplay()) return null
  const browser = installedBrowser()
  if (browser === null) return null
  const profile = mkdtempSync(path.join(tmpdir(), 'linli-desk-window-'))
  const flags = [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
  ]
  const window = spawn(browser, flags, { stdio: 'ignore' })
  window.once('exit', () => {
    forget(profile)
  })
  return window.once('error', () => {
    process.stderr.write(
      `浏览器打不开，请自己打开上面的网址。The browser did not start; open the address above.\n`,
    )
  })
}

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
