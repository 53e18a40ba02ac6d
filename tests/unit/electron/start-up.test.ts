/** The command line, the menu and the few words of the machine's own windows. */
import { EventEmitter } from 'node:events'
import { homedir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  openingSwitches,
  readArguments,
  relaunchOptions,
  startsOnWayland,
} from '../../../electron/main/arguments'
import { contextItems, menuItems, offerContextMenu, setMenu } from '../../../electron/main/menu'
import { refusalForTerminal, refusalInWords } from '#ground/opening/words'
import refusalsEn from '#ground/opening/en.json'
import refusals from '#ground/opening/zh-CN.json'
import { Menu } from '../../support/electron-stand-in'
import en from '../../../electron/main/texts/en.json'
import zhCN from '../../../electron/main/texts/zh-CN.json'

describe('the command line', () => {
  it('keeps the data in the user’s folder, where the loopback host keeps it too', () => {
    expect(readArguments([])).toMatchObject({
      demonstration: false,
      dataDir: path.join(homedir(), '.linli-desk'),
    })
  })

  it('takes another folder, and the demonstration', () => {
    expect(readArguments(['--data', 'other'])).toMatchObject({
      demonstration: false,
      dataDir: path.resolve('other'),
    })
    expect(readArguments(['--data=/srv/desk', '--demo'])).toMatchObject({
      demonstration: true,
      dataDir: '/srv/desk',
    })
  })

  it('passes over what is meant for Chromium', () => {
    expect(readArguments(['--disable-gpu', '--lang=zh-CN', '--demo', 'file']).demonstration).toBe(true)
  })

  it.each([[['--data']], [['--data=']]])('refuses %j', (argv) => {
    expect(() => readArguments(argv)).toThrow('--data needs a folder')
  })

  it('keeps pictures of the window from other programs unless it is told to allow them', () => {
    expect(readArguments([]).screenCapture).toBe(false)
    expect(readArguments(['--screen-capture']).screenCapture).toBe(true)
  })

  it('checks itself on made-up data alone, and writes where it is told', () => {
    expect(readArguments([]).selfCheck).toBeNull()
    expect(readArguments(['--self-check', 'report.json', '--data', '/srv/desk'])).toMatchObject({
      selfCheck: path.resolve('report.json'),
      demonstration: true,
    })
    expect(() => readArguments(['--self-check'])).toThrow('--self-check needs a file')
  })
})

describe('words', () => {
  const keys = (value: object, at = ''): readonly string[] =>
    Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
      typeof inner === 'object' && inner !== null ? keys(inner, `${at}${key}/`) : [`${at}${key}`],
    )

  it('are complete in both languages', () => {
    expect(keys(en)).toEqual(keys(zhCN))
    expect(keys(refusalsEn)).toEqual(keys(refusals))
  })

  it('name a refusal nobody wrote words for by its code', () => {
    expect(refusalInWords('zh-CN', 'desk.folder-in-use')).toBe(refusals['desk.folder-in-use'])
    expect(refusalInWords('en', 'store.newer')).toContain('store.newer')
  })

  it('are in both languages on a terminal, with what the system said', () => {
    expect(refusalForTerminal({ code: 'desk.old-system', detail: 'GLIBC_2.34' }).split('\n')).toEqual([
      refusals['desk.old-system'],
      refusalsEn['desk.old-system'],
      'GLIBC_2.34',
      '',
    ])
  })
})

describe('the menu', () => {
  const roles = (developing: boolean) =>
    JSON.stringify(menuItems(zhCN, developing))
      .match(/"role":"\w+"/g)
      ?.map((role) => role.slice(8, -1)) ?? []

  it('makes copy and paste work, and offers no way to reload or look inside', () => {
    expect(roles(false)).toEqual(
      expect.arrayContaining(['copy', 'paste', 'cut', 'undo', 'selectAll', 'quit']),
    )
    for (const role of ['reload', 'forceReload', 'toggleDevTools']) expect(roles(false)).not.toContain(role)
  })

  it('opens the developer tools in a program that is not packaged', () => {
    expect(roles(true)).toContain('toggleDevTools')
  })

  it('is the application’s on a Mac alone: elsewhere a lone Alt would take the focus', () => {
    setMenu(zhCN, false, 'win32')
    expect(Menu.set).toBeNull()
    setMenu(zhCN, false, 'linux')
    expect(Menu.set).toBeNull()
    setMenu(zhCN, false, 'darwin')
    expect(Menu.set).not.toBeNull()
  })

  it('cuts, copies and pastes behind the right mouse button, as far as there is something', () => {
    const offered = (isEditable: boolean, selectionText: string) =>
      contextItems(zhCN.menu, { isEditable, selectionText }).map(({ role, enabled }) =>
        enabled === false ? `(${String(role)})` : role,
      )
    expect(offered(true, '王')).toEqual(['cut', 'copy', 'paste', 'selectAll'])
    expect(offered(true, '')).toEqual(['(cut)', '(copy)', 'paste', 'selectAll'])
    expect(offered(false, '王')).toEqual(['copy'])
    expect(offered(false, '')).toEqual([])
    const contents = new EventEmitter()
    offerContextMenu(contents, zhCN)
    contents.emit('context-menu', {}, { isEditable: false, selectionText: '' })
    expect(Menu.popped).toHaveLength(0)
    contents.emit('context-menu', {}, { isEditable: true, selectionText: '' })
    expect(Menu.popped).toHaveLength(1)
  })
})

describe('switches that open the program to another one', () => {
  const nothing = () => false

  it.each([
    'inspect',
    'js-flags',
    'load-extension',
    'utility-cmd-prefix',
    'renderer-cmd-prefix',
    'gpu-launcher',
    'browser-subprocess-path',
  ])('--%s is one of them', (name) => {
    expect(openingSwitches((asked) => asked === name, [])).toEqual([`--${name}`])
  })

  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--remote-debugging-targets=x',
    '--Remote-Debugging-Address=0.0.0.0',
    '--remote-allow-origins=*',
    '-remote-debugging-port=9222',
    '/remote-debugging-port=9222',
  ])('%s is one of its kind, however it is spelled', (given) => {
    expect(openingSwitches(nothing, ['--demo', given])).toHaveLength(1)
  })

  it('are none of those that the program sets itself or a system needs', () => {
    const usual = ['no-sandbox', 'ozone-platform', 'lang', 'disable-gpu', 'no-proxy-server']
    expect(
      openingSwitches(
        (name) => usual.includes(name),
        usual.map((name) => `--${name}`),
      ),
    ).toEqual([])
    expect(openingSwitches(nothing, ['--data', '/srv/desk', '/home/desk'])).toEqual([])
  })
})

describe('a window of X11', () => {
  const wayland = { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }
  const hasNot = () => false

  it('is asked for where Wayland would be chosen by itself and an X server stands beside it', () => {
    expect(startsOnWayland('linux', wayland, hasNot)).toBe(true)
    expect(startsOnWayland('linux', wayland, (name) => name === 'ozone-platform')).toBe(false)
    expect(startsOnWayland('linux', { DISPLAY: ':0' }, hasNot)).toBe(false)
    expect(startsOnWayland('linux', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: '' }, hasNot)).toBe(false)
    expect(startsOnWayland('win32', wayland, hasNot)).toBe(false)
  })
})

describe('a program that is started anew', () => {
  it('is the AppImage where it came out of one', () => {
    expect(relaunchOptions({ APPIMAGE: '/home/u/desk.AppImage' })).toEqual({
      execPath: '/home/u/desk.AppImage',
    })
    expect(relaunchOptions({})).toEqual({})
    expect(relaunchOptions({ APPIMAGE: '' })).toEqual({})
  })
})
