/** A desk on one data folder, with its window: the desk process, its supervisor, the shell and the port hand-over. */
import path from 'node:path'
import { app, session, utilityProcess, type WebContents } from 'electron'
import { nothingLent, type Lent } from './lent-key'
import { pageAddress } from './app-protocol'
import { callingScreen } from './calling-screen'
import { handOverPorts } from './desk-window'
import { offerContextMenu } from './menu'
import { superviseDesk } from './desk-supervisor'
import { shellService } from './shell-service'
import { texts } from './texts'
import { createWindow, placesFrom } from './window'

export interface OpenDeskOptions {
  readonly dataDir: string
  readonly demonstration: boolean
  readonly developing: boolean
  /** What the system lends, see `lent-key.ts`. */
  readonly lent: () => Promise<Lent>
  /** Whether other programs may take pictures of the window. */
  readonly screenCapture: boolean
  /** By how many milliseconds the desk's clock is ahead; other than 0 only in tests. */
  readonly ahead: number
  readonly openDemonstration: () => void
}

/** What the system needs to start a process, and where it keeps what is the user's own. */
const passedOn = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'LOCALAPPDATA',
  'XDG_STATE_HOME',
  'SystemRoot',
  'TEMP',
  'TMP',
  'TMPDIR',
  'LANG',
]
/** Where a test's machine keeps its share, and tests their demonstration; no packaged program reads them. */
const passedOnInTests = ['LINLI_TEST_DEVICE', 'LINLI_TEST_DEMONSTRATION']

export interface OpenDesk {
  readonly demonstration: boolean
  show(): void
  lock(): void
  close(): Promise<void>
  /** Takes its window away; `onClosed` hears of it. */
  dismiss(): void
  onRefused(listener: (code: string, detail: string) => void): void
  /** The desk's process keeps dying; asked for is whether it is tried once more. */
  onGivenUp(listener: (tryAgain: () => void) => void): void
  /** The page's process keeps falling over, for a reason that Electron names; asked for is whether it is tried once more. */
  onPageGivenUp(listener: (reason: string, tryAgain: () => void) => void): void
  onClosed(listener: () => void): void
  /** The desk answers; again after each time that its process was started anew. */
  onReady(listener: () => void): void
  readonly contents: WebContents
}

export function openDesk(options: OpenDeskOptions): OpenDesk {
  const { dataDir, demonstration, developing } = options
  const words = texts()
  // The demonstration's drafts and settings must not mix with the centre's own.
  const ownSession = demonstration ? session.fromPartition('demonstration') : session.defaultSession
  const title = demonstration ? words.demonstration : words.title
  const places = placesFrom(import.meta.dirname)
  const window = createWindow(places, ownSession, title, developing)
  const screen = callingScreen({ places, session: ownSession, title: words['calling-screen'], developing })
  // Nobody is called where the desk is closed, and a program whose last window is hidden on another wall would never end.
  window.on('closed', () => {
    screen.close()
  })
  offerContextMenu(window.webContents, words)
  // Windows and macOS leave the window out of pictures and of what a remote helper sees; Linux has no such thing.
  window.setContentProtection(!options.screenCapture)
  // Windows signs its user out: nobody is asked, so what is open is locked and closed at once.
  window.on('session-end', () => {
    shell.shut()
    desk.lock()
    void desk.close()
  })
  // The page's own title would take away the word that says it is a demonstration.
  window.on('page-title-updated', (event) => {
    event.preventDefault()
  })

  const readyListeners: (() => void)[] = []
  const refusedListeners: ((code: string, detail: string) => void)[] = []
  const givenUpListeners: ((tryAgain: () => void) => void)[] = []
  const pageGivenUpListeners: ((reason: string, tryAgain: () => void) => void)[] = []
  const desk = superviseDesk({
    fork: () =>
      utilityProcess.fork(path.join(import.meta.dirname, 'desk-process.js'), [], {
        serviceName: 'linli-desk',
        stdio: 'inherit',
        env: pick(process.env, developing ? [...passedOn, ...passedOnInTests] : passedOn),
      }),
    order: async () => {
      const lent = demonstration ? nothingLent : await options.lent()
      return {
        type: 'open',
        dataDir,
        resourcesDir: path.join(app.getAppPath(), 'resources'),
        lentKey: lent.own,
        otherLentKeys: [...lent.others],
        version: app.getVersion(),
        demonstration,
        ahead: options.ahead,
      }
    },
    onReady: () => {
      ports.deskReady()
      for (const listener of readyListeners) listener()
    },
    onShut: () => {
      shell.shut()
    },
    onRefused: (code, detail) => {
      for (const listener of refusedListeners) listener(code, detail)
    },
    onGivenUp: () => {
      for (const listener of givenUpListeners) {
        listener(() => {
          desk.restart()
        })
      }
    },
    log: (event) => void process.stderr.write(`${event}\n`),
    monotonic: () => performance.now(),
  })
  const shell = shellService({
    window,
    words,
    dataDir,
    openDemonstration: () => {
      options.openDemonstration()
      return Promise.resolve(true)
    },
    openCallingScreen: () => screen.open(),
    restartDesk: () => {
      desk.restart()
    },
  })
  const ports = handOverPorts(
    window,
    desk,
    (port) => {
      shell.serve(port)
    },
    (reason, tryAgain) => {
      for (const listener of pageGivenUpListeners) listener(reason, tryAgain)
    },
  )
  void window.loadURL(pageAddress)

  return {
    demonstration,
    show() {
      if (window.isMinimized()) window.restore()
      // Whoever starts the program again sees nothing of it: a window that is still being painted is better than none.
      if (!window.isVisible()) window.show()
      window.focus()
    },
    lock: () => {
      // The desk says so as well, but a machine that is about to sleep may hear it tomorrow.
      shell.shut()
      desk.lock()
    },
    close: () => desk.close(),
    dismiss: () => {
      window.close()
    },
    onRefused: (listener) => void refusedListeners.push(listener),
    onGivenUp: (listener) => void givenUpListeners.push(listener),
    onPageGivenUp: (listener) => void pageGivenUpListeners.push(listener),
    onReady: (listener) => void readyListeners.push(listener),
    contents: window.webContents,
    onClosed: (listener) => void window.on('closed', listener),
  }
}

function pick(environment: NodeJS.ProcessEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = environment[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
