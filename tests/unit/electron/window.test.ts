/** The window withholds everything from its page that it doesn't need. */
import { session } from 'electron'
import { describe, expect, it } from 'vitest'
import { createWindow, windowOptions } from '../../../electron/main/window'
import { BrowserWindow, session as standIn } from '../../support/electron-stand-in'

const small = { width: 1366, height: 728 }
const places = { pageDir: '/page', preload: '/preload/index.cjs', icon: '/icon.png' }

describe('the window', () => {
  it('sandboxes and isolates its page, without Node, webviews, or a lowered web security', () => {
    const { webPreferences } = windowOptions(
      places,
      session.fromPartition('options'),
      '邻里前台',
      false,
      small,
    )
    expect(webPreferences).toMatchObject({
      preload: '/preload/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    })
  })

  it('opens the developer tools only in a program that is not packaged', () => {
    const tools = (developing: boolean) =>
      windowOptions(places, session.fromPartition('tools'), '邻里前台', developing, small).webPreferences
        ?.devTools
    expect(tools(false)).toBe(false)
    expect(tools(true)).toBe(true)
  })

  it('fits a screen of 1366 × 768 and stays hidden until its page is painted', () => {
    const options = windowOptions(places, session.fromPartition('size'), '邻里前台', false, small)
    expect(options.width).toBeLessThanOrEqual(1366)
    expect(options.height).toBeLessThanOrEqual(768)
    expect(options.show).toBe(false)
  })

  it.each([
    { width: 1024, height: 600 },
    { width: 1280, height: 680 },
    { width: 800, height: 480 },
  ])('lies wholly on a screen of $width × $height, however small', (workArea) => {
    const options = windowOptions(places, session.fromPartition('size'), '邻里前台', false, workArea)
    for (const side of ['width', 'height'] as const) {
      expect(options[side]).toBeLessThanOrEqual(workArea[side])
      const least = side === 'width' ? options.minWidth : options.minHeight
      expect(least).toBeLessThanOrEqual(workArea[side])
    }
  })

  it('is made only after its session serves the page and refuses the rest', () => {
    createWindow(places, session.fromPartition('made'), '邻里前台', false)
    const made = standIn.sessions.get('made')
    expect(made?.served.has('app')).toBe(true)
    expect([...(made?.handlers.keys() ?? [])].toSorted()).toEqual([
      'beforeRequest',
      'devicePermission',
      'displayMedia',
      'permissionCheck',
      'permissionRequest',
    ])
    expect(made?.spellChecker).toBe(false)
    // The demonstration is opened again in the session that it had.
    createWindow(places, session.fromPartition('made'), '邻里前台', false)
    expect(made?.listenerCount('will-download')).toBe(1)
    const contents = BrowserWindow.opened.at(-1)?.webContents
    expect(contents?.openHandler).toBeDefined()
    expect(contents?.listenerCount('will-navigate')).toBe(1)
  })
})
