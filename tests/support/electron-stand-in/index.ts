/**
 * Stands in for the `electron` module in unit tests: what the shell calls is recorded, what Electron would report is
 * sent by the test. Only what the shell uses is here.
 */
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'

type Handler = (...given: unknown[]) => unknown

/** One end of a channel; what is sent at one end arrives at the other once that was started. */
export class StandInPort extends EventEmitter {
  peer: StandInPort | undefined
  started = false
  closed = false
  readonly #queue: unknown[] = []

  postMessage(data: unknown): void {
    const peer = this.peer
    if (peer === undefined || peer.closed) return
    if (peer.started) setImmediate(() => peer.emit('message', { data, ports: [] }))
    else peer.#queue.push(data)
  }

  start(): void {
    this.started = true
    for (const data of this.#queue.splice(0)) setImmediate(() => this.emit('message', { data, ports: [] }))
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.peer?.close()
    this.emit('close')
  }
}

export class MessageChannelMain {
  readonly port1 = new StandInPort()
  readonly port2 = new StandInPort()

  constructor() {
    this.port1.peer = this.port2
    this.port2.peer = this.port1
  }
}

/** A frame of a page; what is posted to it is kept. */
export class StandInFrame {
  url = ''
  parent: StandInFrame | null = null
  readonly posted: {
    readonly channel: string
    readonly said: unknown
    readonly ports: readonly StandInPort[]
  }[] = []

  postMessage(channel: string, said: unknown, ports: readonly StandInPort[] = []): void {
    this.posted.push({ channel, said, ports })
  }
}

export class StandInContents extends EventEmitter {
  mainFrame = new StandInFrame()
  destroyed = false
  readonly loaded: string[] = []
  readonly printed: unknown[] = []
  /** `printed`, or the reason why it was not. */
  printAnswer = 'printed'
  printers = ['HP LaserJet']
  openHandler: ((details: { url: string }) => { action: string }) | undefined

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  loadURL(address: string): Promise<void> {
    this.loaded.push(address)
    return Promise.resolve()
  }
  print(options: unknown, done: (printed: boolean, reason: string) => void): void {
    this.printed.push(options)
    done(this.printAnswer === 'printed', this.printAnswer)
  }
  getPrintersAsync(): Promise<readonly { readonly name: string }[]> {
    return Promise.resolve(this.printers.map((name) => ({ name })))
  }
  printToPDF(options: unknown): Promise<Buffer> {
    this.printed.push(options)
    return Promise.resolve(Buffer.from('%PDF-1.7'))
  }
}

export class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>()
  readonly served = new Map<string, (request: Request) => Promise<Response>>()
  spellChecker = true

  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) => {
      this.served.set(scheme, handler)
    },
  }
  readonly webRequest = {
    onBeforeRequest: (handler: Handler) => {
      this.handlers.set('beforeRequest', handler)
    },
  }
  setPermissionRequestHandler(handler: Handler): void {
    this.handlers.set('permissionRequest', handler)
  }
  setPermissionCheckHandler(handler: Handler): void {
    this.handlers.set('permissionCheck', handler)
  }
  setDevicePermissionHandler(handler: Handler): void {
    this.handlers.set('devicePermission', handler)
  }
  setDisplayMediaRequestHandler(handler: Handler): void {
    this.handlers.set('displayMedia', handler)
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    this.spellChecker = enabled
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = []
  readonly webContents = new StandInContents()
  readonly options: unknown
  /** Whether other programs see nothing of it. */
  protected = false
  /** In which manner it was shown, each time. */
  readonly shown: ('active' | 'inactive')[] = []
  closed = false

  constructor(options: unknown) {
    super()
    this.options = options
    BrowserWindow.opened.push(this)
  }
  maximize(): void {
    // Nobody looks.
  }
  show(): void {
    // Nobody looks.
  }
  setContentProtection(enabled: boolean): void {
    this.protected = enabled
  }
  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address)
  }
  showInactive(): void {
    this.shown.push('inactive')
  }
  close(): void {
    this.closed = true
    this.emit('closed')
  }
}

const sessions = new Map<string, StandInSession>()
export const session = {
  sessions,
  fromPartition(partition: string): StandInSession {
    const made = sessions.get(partition) ?? new StandInSession()
    sessions.set(partition, made)
    return made
  },
}

/** The desk process as the supervisor sees it; the test plays its part. */
export class StandInProcess extends EventEmitter {
  readonly orders: { readonly type: string }[] = []
  readonly ports: unknown[] = []
  killed = false

  postMessage(order: { readonly type: string }, transfer: readonly unknown[] = []): void {
    this.orders.push(order)
    this.ports.push(...transfer)
  }
  kill(): boolean {
    this.killed = true
    return true
  }
}

const privileged: unknown[] = []
export const protocol = {
  privileged,
  registerSchemesAsPrivileged: (schemes: readonly unknown[]) => void privileged.push(...schemes),
}

const openedOutside: string[] = []
export const shell = {
  openedOutside,
  openExternal(address: string): Promise<void> {
    openedOutside.push(address)
    return Promise.resolve()
  },
}

export const app = {
  /** Where all of its folders are; a test may set another. */
  folder: tmpdir(),
  getVersion: () => '0.1.0',
  getLocale: () => 'zh-CN',
  /** Folders that the system cannot name. */
  missing: [] as string[],
  getPath(name: string): string {
    if (app.missing.includes(name)) throw new Error(`Failed to get '${name}' path`)
    return app.folder
  },
  getAppPath: () => tmpdir(),
  isPackaged: true,
}

/** A system that keeps secrets, or none; what was sealed before it forgot opens no more. */
export const safeStorage = {
  available: true,
  forgot: false,
  isAsyncEncryptionAvailable: () => Promise.resolve(safeStorage.available),
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(`sealed ${text}`)),
  decryptStringAsync(sealed: Buffer) {
    if (safeStorage.forgot) return Promise.reject(new Error('another user'))
    return Promise.resolve({ result: sealed.toString().replace('sealed ', ''), shouldReEncrypt: false })
  },
}

/** What a dialog answers next; null when it is cancelled. */
export const dialog = {
  answer: null as string | null,
  asked: [] as unknown[],
  /** What happens while a place is being looked for. */
  meanwhile(): void {
    // Nothing.
  },
  /** What boxes have said. */
  said: [] as unknown[],
  showMessageBox(_window: unknown, options: unknown) {
    dialog.said.push(options)
    return Promise.resolve({ response: 0 })
  },
  showSaveDialog(_window: unknown, options: unknown) {
    dialog.asked.push(options)
    dialog.meanwhile()
    return Promise.resolve({ canceled: dialog.answer === null, filePath: dialog.answer ?? '' })
  },
  showOpenDialog(_window: unknown, options: unknown) {
    dialog.asked.push(options)
    return Promise.resolve({
      canceled: dialog.answer === null,
      filePaths: dialog.answer === null ? [] : [dialog.answer],
    })
  },
}

export const Menu = {
  set: undefined as unknown,
  popped: [] as unknown[],
  buildFromTemplate: (items: unknown) => ({
    items,
    popup: () => void Menu.popped.push(items),
  }),
  setApplicationMenu: (menu: unknown) => {
    Menu.set = menu
  },
}

/** A screen of 1366 × 768 with its task bar taken off. */
export const screen = {
  workAreaSize: { width: 1366, height: 728 },
  /** Where a second one stands, if there is one. */
  second: null as {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
  } | null,
  getPrimaryDisplay: () => ({ id: 1, workAreaSize: screen.workAreaSize }),
  getAllDisplays: () => [
    screen.getPrimaryDisplay(),
    ...(screen.second === null ? [] : [{ id: 2, bounds: screen.second }]),
  ],
}

const sentToPage: unknown[] = []
export const ipcRenderer = Object.assign(new EventEmitter(), { sent: sentToPage })
