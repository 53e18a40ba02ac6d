/** The command line, the menu and the few words of the machine's own windows. */
import { EventEmitter } from 'node:events'
import { homedir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openingSwitches, readArguments, relaunchOptions } from '../../../electron/main/arguments'
import { contextItems, menuItems, offerContextMenu, setMenu } from '../../../electron/main/menu'
import { refusalInWords } from '../../../electron/main/texts'
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
  })

  it('name a refusal nobody wrote words for by its code', () => {
    expect(refusalInWords(zhCN, 'desk.folder-in-use')).toBe(zhCN.refused['desk.folder-in-use'])
    expect(refusalInWords(en, 'store.newer')).toContain('store.newer')
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
  it.each(['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'js-flags', 'load-extension'])(
    '--%s is one of them',
    (name) => {
      expect(openingSwitches((asked) => asked === name)).toEqual([`--${name}`])
    },
  )

  it('are none of those that the program sets itself or a system needs', () => {
    const usual = ['no-sandbox', 'ozone-platform', 'lang', 'disable-gpu', 'no-proxy-server']
    expect(openingSwitches((name) => usual.includes(name))).toEqual([])
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
