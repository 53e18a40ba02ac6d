/** The command line, the menu and the few words of the machine's own windows. */
import { homedir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../../../electron/main/arguments'
import { menuItems } from '../../../electron/main/menu'
import { refusalInWords } from '../../../electron/main/texts'
import en from '../../../electron/main/texts/en.json'
import zhCN from '../../../electron/main/texts/zh-CN.json'

describe('the command line', () => {
  it('keeps the data in the user’s folder, where the loopback host keeps it too', () => {
    expect(readArguments([])).toEqual({ demonstration: false, dataDir: path.join(homedir(), '.linli-desk') })
  })

  it('takes another folder, and the demonstration', () => {
    expect(readArguments(['--data', 'other'])).toEqual({
      demonstration: false,
      dataDir: path.resolve('other'),
    })
    expect(readArguments(['--data=/srv/desk', '--demo'])).toEqual({
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
})
