/** The page's ports go to the main frame of our own window at its own address, once a load, and nowhere else. */
import { BrowserWindow, type MessagePortMain } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import type { DeskState } from '../../../electron/main/desk-supervisor'
import { handOverPorts, type PortHandOver } from '../../../electron/main/desk-window'
import {
  BrowserWindow as StandInWindow,
  StandInFrame,
  type StandInContents,
} from '../../support/electron-stand-in'

let contents: StandInContents
let state: DeskState
let served: MessagePortMain[]
let shellServed: MessagePortMain[]
let restarts: number
let ports: PortHandOver
/** Why the page was given up, each time, and how it is tried again. */
let givenUp: (readonly [string, () => void])[]

beforeEach(() => {
  state = 'ready'
  served = []
  shellServed = []
  restarts = 0
  givenUp = []
  const window = new BrowserWindow({})
  const made = StandInWindow.opened.at(-1)
  if (made === undefined) throw new Error('no window was made')
  contents = made.webContents
  contents.mainFrame.url = 'app://desk/'
  ports = handOverPorts(
    window,
    { state: () => state, serve: (port) => served.push(port), restart: () => (restarts += 1) },
    (port) => shellServed.push(port),
    (reason, tryAgain) => givenUp.push([reason, tryAgain]),
  )
})

/** The far ends of what the page was given of one kind. */
const given = (of: 'desk' | 'shell') =>
  contents.mainFrame.posted.filter(({ said }) => said === of).flatMap(({ ports }) => ports)

const load = () => {
  contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
  contents.emit('did-finish-load')
}

describe('the hand-over of ports', () => {
  it('gives the page the far ends of what the desk and the shell serve', () => {
    load()
    expect(new Set(contents.mainFrame.posted.map(({ channel }) => channel))).toEqual(new Set(['linli:ports']))
    expect(given('desk').map((port) => port.peer)).toEqual(served)
    expect(given('shell').map((port) => port.peer)).toEqual(shellServed)
  })

  it('happens once a load', () => {
    load()
    contents.emit('did-finish-load')
    expect([given('desk').length, given('shell').length]).toEqual([1, 1])
    load()
    expect([given('desk').length, given('shell').length]).toEqual([2, 2])
  })

  it('does not happen again for a place inside the page', () => {
    load()
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true })
    expect(given('desk')).toHaveLength(1)
  })

  it('waits for the desk, and gives the shell’s at once: it is what starts a desk that does not open', () => {
    state = 'starting'
    load()
    expect([given('desk').length, given('shell').length]).toEqual([0, 1])
    state = 'ready'
    ports.deskReady()
    expect([given('desk').length, given('shell').length]).toEqual([1, 1])
  })

  it('waits for the page', () => {
    ports.deskReady()
    expect(contents.mainFrame.posted).toHaveLength(0)
    contents.emit('did-finish-load')
    expect(given('desk')).toHaveLength(1)
  })

  it('gives new ports when the desk process was started again', () => {
    load()
    ports.deskReady()
    expect(given('desk')).toHaveLength(2)
    expect(given('shell')).toHaveLength(1)
    expect(served).toHaveLength(2)
  })

  it.each([
    'https://example.org/',
    'app://other/',
    'about:blank',
    'data:text/html,x',
    'file:///tmp/index.html',
  ])('gives nothing to a page at %s', (url) => {
    contents.mainFrame.url = url
    load()
    expect(contents.mainFrame.posted).toHaveLength(0)
    expect(served).toHaveLength(0)
  })

  it('gives nothing to a frame inside a page', () => {
    contents.mainFrame.parent = new StandInFrame()
    load()
    expect(contents.mainFrame.posted).toHaveLength(0)
  })

  it('tries a desk that was given up once more when the page is opened again', () => {
    state = 'dead'
    load()
    expect(restarts).toBe(1)
    expect(given('desk')).toHaveLength(0)
  })

  it('opens the page again when its process falls over three times, and then asks, with the reason', () => {
    const fall = () => contents.emit('render-process-gone', {}, { reason: 'crashed' })
    for (let times = 0; times < 3; times += 1) fall()
    expect(contents.loaded).toEqual(['app://desk/', 'app://desk/', 'app://desk/'])
    expect(givenUp).toEqual([])
    fall()
    expect(contents.loaded).toHaveLength(3)
    const [[reason, tryAgain] = ['', () => undefined], ...more] = givenUp
    expect([reason, more]).toEqual(['crashed', []])
    tryAgain()
    expect(contents.loaded).toHaveLength(4)
    // Whoever had it tried again is not asked at once.
    fall()
    expect(contents.loaded).toHaveLength(5)
    expect(givenUp).toHaveLength(1)
  })

  it('does not miss a page that ended by itself', () => {
    for (let times = 0; times < 5; times += 1)
      contents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect([contents.loaded, givenUp]).toEqual([[], []])
  })
})
