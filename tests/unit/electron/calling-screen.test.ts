/** The calling screen's window: on the display of those who wait, and without any road to the desk. */
import { session } from 'electron'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { callingScreen } from '../../../electron/main/calling-screen'
import { BrowserWindow, screen } from '../../support/electron-stand-in'

const places = { pageDir: '/page', preload: '/preload/index.cjs', icon: '/icon.png' }
const newScreen = () =>
  callingScreen({
    places,
    session: session.fromPartition('calling'),
    title: '呼叫屏',
    developing: false,
  })
const optionsOf = (window: BrowserWindow | undefined) =>
  z.looseObject({ webPreferences: z.looseObject({}) }).parse(window?.options)

afterEach(() => {
  screen.second = null
})

describe('the calling screen', () => {
  it('has no preload, so that no port is ever handed to it, and is no less hardened for that', () => {
    newScreen().open()
    const { webPreferences } = optionsOf(BrowserWindow.opened.at(-1))
    expect(webPreferences).not.toHaveProperty('preload')
    expect(webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false })
    expect(BrowserWindow.opened.at(-1)?.webContents.loaded).toEqual(['app://desk/calling-screen.html'])
  })

  it('covers the second display, and is a window on the only one', () => {
    expect(newScreen().open()).toBe('this-display')
    expect(optionsOf(BrowserWindow.opened.at(-1))).not.toHaveProperty('fullscreen')
    screen.second = { x: 1366, y: 0, width: 1920, height: 1080 }
    expect(newScreen().open()).toBe('second-display')
    expect(optionsOf(BrowserWindow.opened.at(-1))).toMatchObject({ x: 1366, width: 1920, fullscreen: true })
  })

  it('is one, never takes the keyboard, and goes with the desk', () => {
    const calling = newScreen()
    calling.open()
    const window = BrowserWindow.opened.at(-1)
    window?.emit('ready-to-show')
    const before = BrowserWindow.opened.length
    calling.open()
    expect(BrowserWindow.opened).toHaveLength(before)
    expect(window?.shown).toEqual(['inactive', 'inactive'])
    calling.close()
    expect(window?.closed).toBe(true)
    calling.open()
    expect(BrowserWindow.opened).toHaveLength(before + 1)
  })
})
