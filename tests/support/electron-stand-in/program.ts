/**
 * Electron as the whole main process sees it: what it is asked for is written down in order, by names that `electron.d.ts` has, and what
 * it would report is sent by the test.
 */
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import type { App, BrowserWindow as Window, Dialog, UtilityProcess } from 'electron'
import * as parts from './index'
import { BrowserWindow, StandInProcess, StandInSession } from './index'

export interface Machine {
  /** The switches on its command line. */
  readonly switches?: readonly string[]
  /** Whether another program has the folder. */
  readonly isSecond?: boolean
  /** Whether the system can't name any folder. */
  readonly hasNoPaths?: boolean
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
export type StandInDesk = Pick<Desk, 'says' | 'dies' | 'hears' | 'emit' | 'killed' | keyof EventEmitter> &
  Pick<UtilityProcess, 'kill'>

export function programMachine({ switches = [], isSecond = false, hasNoPaths = false }: Machine) {
  const steps: string[] = []
  const step = (name: Step, detail = '') => void steps.push(detail === '' ? name : `${name} ${detail}`)
  const desks: Desk[] = []
  const windows: ProgramWindow[] = []
  const said: string[] = []
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
      step('window.show')
    }
    focus = () => step('window.focus')
    restore = () => undefined
    isMinimized = () => false
  }

  const app = {
    isPackaged: true,
    commandLine: {
      appendSwitch: (name: string) => step('app.commandLine', name),
      hasSwitch: (name: string) => switches.includes(name),
    },
    enableSandbox: () => step('app.enableSandbox'),
    setPath: (name: string) => step('app.setPath', name),
    requestSingleInstanceLock: () => {
      step('app.requestSingleInstanceLock')
      return !isSecond
    },
    whenReady: () => {
      step('app.whenReady')
      return ready.promise
    },
    exit: (code: number) => step('app.exit', String(code)),
    quit: () => step('app.quit'),
    relaunch: () => step('app.relaunch'),
    getVersion: () => '0.1.0',
    getLocale: () => 'zh-CN',
    getAppPath: () => tmpdir(),
    getPath: (name: string) => {
      if (hasNoPaths) throw new Error(`Failed to get '${name}' path`)
      return tmpdir()
    },
    on: (name: string, listener: (...given: unknown[]) => void) => events.on(name, listener),
  }

  const electron = {
    ...parts,
    app,
    BrowserWindow: ProgramWindow,
    safeStorage: { ...parts.safeStorage, isAsyncEncryptionAvailable: () => Promise.resolve(false) },
    powerMonitor: new EventEmitter(),
    session: { defaultSession: new StandInSession(), fromPartition: () => new StandInSession() },
    protocol: {
      registerSchemesAsPrivileged: () => step('protocol.registerSchemesAsPrivileged'),
    },
    utilityProcess: {
      fork: () => {
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
      showMessageBox: () => {
        step('dialog.showMessageBox')
        return Promise.resolve({ response: answers.again })
      },
    },
  }
  return {
    electron,
    steps,
    said,
    answers,
    windows,
    /** The desk process that was started last. */
    desk: (): StandInDesk => {
      const last = desks.at(-1)
      if (last === undefined) throw new Error('no desk process was started')
      return last
    },
    emit: (name: string, ...given: readonly unknown[]) => events.emit(name, ...given),
    becomesReady: () => {
      ready.resolve(undefined)
    },
  }
}
