/** What the page may ask of the machine: two things, and every other is refused. */
import { BrowserWindow, session } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepOnPage, refuseByDefault } from '../../../electron/main/permissions'
import {
  BrowserWindow as StandInWindow,
  session as standInSession,
  shell,
  type StandInSession,
} from '../../support/electron-stand-in'

const page = 'app://desk/'
let own: StandInSession

beforeEach(() => {
  const partition = crypto.randomUUID()
  refuseByDefault(session.fromPartition(partition))
  const made = standInSession.sessions.get(partition)
  if (made === undefined) throw new Error('no session was made')
  own = made
})

function requested(
  permission: string,
  requestingUrl: string,
  isMainFrame = true,
  more: Readonly<Record<string, unknown>> = {},
): unknown {
  const decide = vi.fn()
  own.handlers.get('permissionRequest')?.({}, permission, decide, { requestingUrl, isMainFrame, ...more })
  expect(decide).toHaveBeenCalledTimes(1)
  return decide.mock.calls[0]?.[0]
}
const checked = (
  permission: string,
  origin: string,
  isMainFrame = true,
  more: Readonly<Record<string, unknown>> = {},
) => own.handlers.get('permissionCheck')?.({}, permission, origin, { isMainFrame, ...more })

describe('permissions', () => {
  it('lets the page put text on the clipboard', () => {
    expect(requested('clipboard-sanitized-write', page)).toBe(true)
    expect(checked('clipboard-sanitized-write', page)).toBe(true)
  })

  it('lets the page see through a camera, for pages of paper', () => {
    expect(requested('media', page, true, { mediaTypes: ['video'] })).toBe(true)
    expect(checked('media', page, true, { mediaType: 'video' })).toBe(true)
  })

  it.each([[['audio']], [['video', 'audio']], [[]], [undefined]])(
    'never lets it listen: %s',
    (mediaTypes) => {
      expect(requested('media', page, true, { mediaTypes })).toBe(false)
    },
  )

  it('gives a camera to no frame and to no other address', () => {
    const camera = { mediaTypes: ['video'], mediaType: 'video' }
    expect(requested('media', page, false, camera)).toBe(false)
    expect(requested('media', 'https://example.org/', true, camera)).toBe(false)
    expect(checked('media', 'https://example.org/', true, camera)).toBe(false)
    expect(checked('media', page, true, { mediaType: 'audio' })).toBe(false)
    expect(checked('media', page, true, { mediaType: 'unknown' })).toBe(false)
  })

  it.each([
    'clipboard-read',
    'display-capture',
    'fileSystem',
    'fullscreen',
    'geolocation',
    'hid',
    'idle-detection',
    'media',
    'midi',
    'midiSysex',
    'notifications',
    'openExternal',
    'pointerLock',
    'serial',
    'speaker-selection',
    'usb',
    'window-management',
    'unknown',
  ])('refuses %s', (permission) => {
    expect(requested(permission, page)).toBe(false)
    expect(checked(permission, page)).toBe(false)
  })

  it('gives nothing to a frame, or to another address', () => {
    expect(requested('clipboard-sanitized-write', page, false)).toBe(false)
    expect(requested('clipboard-sanitized-write', 'https://example.org/')).toBe(false)
    expect(checked('clipboard-sanitized-write', 'https://example.org/')).toBe(false)
  })

  it('offers no device and no screen', () => {
    expect(own.handlers.get('devicePermission')?.({})).toBe(false)
    const decide = vi.fn()
    own.handlers.get('displayMedia')?.({}, decide)
    expect(decide).toHaveBeenCalledWith({})
    for (const name of ['select-hid-device', 'select-serial-port', 'select-usb-device']) {
      const event = { preventDefault: vi.fn() }
      const choose = vi.fn()
      own.emit(name, event, {}, choose, choose)
      expect(event.preventDefault, name).toHaveBeenCalled()
      expect(choose.mock.calls.flat().filter(Boolean)).toEqual([])
    }
  })

  it('saves no file behind the shell’s back', () => {
    const event = { preventDefault: vi.fn() }
    own.emit('will-download', event)
    expect(event.preventDefault).toHaveBeenCalled()
  })

  it.each([
    ['app://desk/assets/index.js', false],
    ['blob:app://desk/1', false],
    ['data:image/png;base64,AA==', false],
    ['https://example.org/', true],
    ['http://127.0.0.1:8080/', true],
    ['ws://127.0.0.1/', true],
    ['wss://example.org/', true],
    ['file:///etc/passwd', true],
    ['ftp://example.org/', true],
    ['', true],
  ])('reaches no network: %s cancelled is %s', (url, cancel) => {
    const decide = vi.fn()
    own.handlers.get('beforeRequest')?.({ url }, decide)
    expect(decide).toHaveBeenCalledWith({ cancel })
  })
})

describe('a window stays on its page', () => {
  const contents = () => {
    const window = new BrowserWindow({})
    keepOnPage(window.webContents)
    const made = StandInWindow.opened.at(-1)?.webContents
    if (made === undefined) throw new Error('no window was made')
    return made
  }
  const prevented = (name: string, details: Readonly<Record<string, unknown>>) => {
    const event = { ...details, preventDefault: vi.fn() }
    contents().emit(name, event, [], vi.fn())
    return event.preventDefault.mock.calls.length === 1
  }

  it('may go to its own addresses and to no other', () => {
    expect(prevented('will-navigate', { url: 'app://desk/residents' })).toBe(false)
    for (const url of [
      'https://example.org/',
      'file:///etc/passwd',
      'app://other/',
      'data:text/html,x',
      'javascript:1',
    ]) {
      expect(prevented('will-navigate', { url }), url).toBe(true)
    }
  })

  it('follows no redirect, fills no frame, attaches no webview, pairs no device', () => {
    expect(prevented('will-redirect', { url: 'app://desk/' })).toBe(true)
    expect(prevented('will-frame-navigate', { url: 'app://desk/', isMainFrame: false })).toBe(true)
    expect(prevented('will-frame-navigate', { url: 'app://desk/', isMainFrame: true })).toBe(false)
    expect(prevented('will-attach-webview', {})).toBe(true)
    expect(prevented('select-bluetooth-device', {})).toBe(true)
  })

  it.each([
    'https://flk.npc.gov.cn/',
    'https://example.org/?name=王',
    'app://desk/',
    'file:///etc/passwd',
    'ms-settings:',
  ])('opens no second window, and nothing outside: %s', (url) => {
    shell.openedOutside.length = 0
    expect(contents().openHandler?.({ url })).toEqual({ action: 'deny' })
    expect(shell.openedOutside).toEqual([])
  })
})
