/**
 * Electron as the whole main process sees it: what it is asked for is written down in order, by names that `electron.d.ts` has, and what
 * it would report is sent by the test.
 */
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import type * as wholeElectron from 'electron'
import type { App, BrowserWindow as Window, Dialog, PowerMonitor, UtilityProcess } from 'electron'
import * as parts from './index'
import { BrowserWindow, StandInProcess, StandInSession } from './index'

export interface Machine {
  /** The switches on its command line. */
  readonly switches?: readonly string[]
  /** Whether another program has the folder. */
  readonly isSecond?: boolean
  /** Whether the system can't name any folder. */
  readonly hasNoPaths?: boolean
  /** Where programs keep what is the user's own. */
  readonly appData?: string
  /** Whether the system lends a key. */
  readonly lends?: boolean | 'no answer'
  readonly isPackaged?: boolean
}

/** A part of Electron with as much of it as is used: by names, and by what is given to them, that `electron.d.ts` has. */
type PartOf<Whole> = {
  readonly [Name in keyof Whole]?: Whole[Name] extends (...given: infer Given) => unknown
    ? (...given: Given) => unknown
    : unknown
}

type Step =
  | `app.${keyof App & string}`
  | `window.${keyof Window & string}`
  | `dialog.${keyof Dialog}`
  | 'utilityProcess.fork'
  | 'protocol.registerSchemesAsPrivileged'

/** A desk process that writes down what it is told to do. */
class Desk extends StandInProcess {
  says(news: unknown): void {
    this.emit('message', news)
  }
  dies(code: number): void {
    this.emit('exit', code)
  }
  hears(type: string): boolean {
    return this.orders.some((order) => order.type === type)
  }
}
export type StandInDesk = Pick<
  Desk,
  'says' | 'dies' | 'hears' | 'emit' | 'killed' | 'orders' | keyof EventEmitter
> &
  Pick<UtilityProcess, 'kill'>

export function programMachine({
  switches = [],
  isSecond = false,
  hasNoPaths = false,
  appData = tmpdir(),
  lends = false,
  isPackaged = true,
}: Machine) {
  const steps: string[] = []
  const given = new Set(switches)
  const step = (name: Step, detail = '') => void steps.push(detail === '' ? name : `${name} ${detail}`)
  const desks: Desk[] = []
  const windows: ProgramWindow[] = []
  const said: string[] = []
  /** What somebody was asked. */
  const asked: string[] = []
  /** What the program was started anew with, each time. */
  const relaunched: unknown[] = []
  /** The folders that Chromium was given. */
  const profiles: string[] = []
  /** The files that desk processes were started from. */
  const forked: string[] = []
  /** What each was given of the environment. */
  const environments: Readonly<Record<string, string>>[] = []
  const powerMonitor = new EventEmitter()
  const sessions = [new StandInSession(), new StandInSession()] as const
  const answers = { again: 0 }
  const events = new EventEmitter()
  const ready = Promise.withResolvers<undefined>()

  class ProgramWindow extends BrowserWindow {
    constructor(options: unknown) {
      super(options)
      windows.push(this)
    }
    override loadURL(address: string): Promise<void> {
      step('window.loadURL', address)
      return Promise.resolve()
    }
    override show(): void {
      this.#isVisible = true
      step('window.show')
    }
    #isVisible = false
    isVisible = () => this.#isVisible
    focus = () => step('window.focus')
    restore = () => undefined
    isMinimized = () => false
  }

  const app = {
    isPackaged,
    commandLine: {
      appendSwitch: (name: string) => {
        given.add(name)
        step('app.commandLine', name)
      },
      hasSwitch: (name: string) => given.has(name),
    },
    // Electron takes the one switch off the command line and puts the other on it.
    enableSandbox: () => {
      given.delete('no-sandbox')
      given.add('enable-sandbox')
      step('app.enableSandbox')
    },
    setPath: (name: string, folder: string) => {
      profiles.push(folder)
      step('app.setPath', name)
    },
    requestSingleInstanceLock: () => {
      step('app.requestSingleInstanceLock')
      return !isSecond
    },
    whenReady: () => {
      step('app.whenReady')
      return ready.promise
    },
    exit: (code = 0) => step('app.exit', String(code)),
    quit: () => step('app.quit'),
    relaunch: (options: unknown) => {
      relaunched.push(options)
      step('app.relaunch')
    },
    getVersion: () => '0.1.0',
    getLocale: () => 'zh-CN',
    getAppPath: () => tmpdir(),
    getPath: (name: string) => {
      if (hasNoPaths) throw new Error(`Failed to get '${name}' path`)
      return appData
    },
    on: (name: string, listener: (...given: unknown[]) => void) => events.on(name, listener),
  } satisfies PartOf<App>

  const electron = {
    ...parts,
    app,
    BrowserWindow: ProgramWindow,
    safeStorage: {
      ...parts.safeStorage,
      isAsyncEncryptionAvailable: () =>
        lends === 'no answer' ? new Promise(() => undefined) : Promise.resolve(lends),
    },
    powerMonitor: powerMonitor satisfies PartOf<Pick<PowerMonitor, 'emit'>>,
    session: { defaultSession: sessions[1], fromPartition: () => sessions[0] },
    protocol: {
      registerSchemesAsPrivileged: () => step('protocol.registerSchemesAsPrivileged'),
    },
    utilityProcess: {
      fork: (
        file: string,
        _given: readonly string[],
        options: { readonly env: Readonly<Record<string, string>> },
      ) => {
        forked.push(file)
        environments.push(options.env)
        step('utilityProcess.fork')
        const desk = new Desk()
        desks.push(desk)
        return desk
      },
    },
    dialog: {
      ...parts.dialog,
      showErrorBox: (_title: string, text: string) => {
        said.push(text)
        step('dialog.showErrorBox')
      },
      showMessageBox: (options: { readonly message: string; readonly detail?: string }) => {
        asked.push(`${options.message}\n${options.detail ?? ''}`)
        step('dialog.showMessageBox')
        return Promise.resolve({ response: answers.again })
      },
    } satisfies PartOf<Pick<Dialog, 'showErrorBox' | 'showMessageBox'>>,
  } satisfies PartOf<typeof wholeElectron>
  return {
    electron,
    steps,
    said,
    asked,
    answers,
    windows,
    /** The desk process that was started last. */
    desk: (): StandInDesk => {
      const last = desks.at(-1)
      if (last === undefined) throw new Error('no desk process was started')
      return last
    },
    relaunched,
    /** What stands on its command line now. */
    hasSwitch: (name: string) => given.has(name),
    profiles,
    forked,
    environments,
    /** The demonstration's first. */
    sessions,
    /** Every desk process, in the order in which they were started. */
    desks: desks as readonly StandInDesk[],
    /** What the system says of itself: `lock-screen`, `suspend`, `shutdown`. */
    power: (name: string, event?: { readonly preventDefault: () => void }) => powerMonitor.emit(name, event),
    emit: (name: string, ...given: readonly unknown[]) => events.emit(name, ...given),
    becomesReady: () => {
      ready.resolve(undefined)
    },
  }
}
