/** What the machine does for the page: prints it, saves files where the user says, tells what it is. */
import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { app, dialog, type BrowserWindow, type MessagePortMain, type Size } from 'electron'
import { shellContract, type Paper, type PrintOutcome } from '#app/shell/contract'
import { renamePatiently } from './rename'
import type { Texts } from './texts'

export interface ShellOptions {
  readonly window: BrowserWindow
  readonly words: Texts
  readonly dataDir: string
  readonly openDemonstration: () => Promise<boolean>
  readonly openCallingScreen: () => 'second-display' | 'this-display'
  readonly restartDesk: () => void
}

/** Electron's additions are missing where the main process is tested in plain Node. */
const versions: Readonly<Partial<Record<string, string>>> = process.versions

/** The largest file that is saved, in bytes: a register of 64 MB is the largest one the desk takes in. */
export const largestFile = 64 * 1024 * 1024

/** Widths of receipt rolls in millimetres; the printer cuts where the slip ends. */
const slipWidths = { 'slip-58': 58, 'slip-80': 80 } as const
const slipLength = 297

const micrometres = (millimetres: number) => millimetres * 1000
const inches = (millimetres: number) => millimetres / 25.4

function printerPaper(paper: Paper): 'A4' | Size {
  if (paper === 'a4') return 'A4'
  return { width: micrometres(slipWidths[paper]), height: micrometres(slipLength) }
}

function pdfPaper(paper: Paper): 'A4' | Size {
  if (paper === 'a4') return 'A4'
  return { width: inches(slipWidths[paper]), height: inches(slipLength) }
}

/** Chromium says only in words whether somebody cancelled. */
const outcomeOf = (printed: boolean, reason: string): PrintOutcome => {
  if (printed) return { outcome: 'printed', reason: '' }
  return /cancel/i.test(reason) ? { outcome: 'cancelled', reason: '' } : { outcome: 'failed', reason }
}

/** Where files are offered to be saved: a folder that is moved to a cloud and not there any more has no path. */
function usualFolder(): string {
  for (const name of ['documents', 'desktop'] as const) {
    try {
      const folder = app.getPath(name)
      if (existsSync(folder)) return folder
    } catch {
      // The next one.
    }
  }
  return homedir()
}

export interface ShellService {
  /** Serves the shell contract on a port of the page's. */
  serve(port: MessagePortMain): void
  /** Whoever was at work is no more: what they asked to have saved and gave no place for yet is not written any more. */
  shut(): void
}

export function shellService(options: ShellOptions): ShellService {
  const { window, words } = options
  /** How often the desk was shut: what was asked for before the last time is nobody's. */
  let shuts = 0
  const contents = window.webContents
  const shell = implement(shellContract)

  const router = shell.router({
    print: shell.print.handler(async ({ input }): Promise<PrintOutcome> => {
      // Without a printer the system's dialog says nothing, or never comes.
      if ((await contents.getPrintersAsync()).length === 0) return { outcome: 'no-printer', reason: '' }
      return new Promise((resolve) => {
        contents.print({ pageSize: printerPaper(input.paper), printBackground: true }, (printed, reason) => {
          resolve(outcomeOf(printed, reason))
        })
      })
    }),

    savePdf: shell.savePdf.handler(async ({ input }) => {
      const asked = shuts
      // Of the page as it is now: while a place is looked for, the page may become the lock screen.
      const pdf = await contents.printToPDF({
        pageSize: pdfPaper(input.paper),
        printBackground: true,
        // A sheet states its own size and margins with @page.
        preferCSSPageSize: true,
      })
      return { saved: await saved(asked, input.name, words.pdf, () => Promise.resolve(pdf)) }
    }),

    saveFile: shell.saveFile.handler(async ({ input }) => {
      if (input.content.size > largestFile) throw new Error('the file is larger than 64 MB')
      const contentOf = async () => new Uint8Array(await input.content.arrayBuffer())
      return { saved: await saved(shuts, input.name, words.file, contentOf) }
    }),

    pickFolder: shell.pickFolder.handler(async () => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openDirectory', 'createDirectory'],
      })
      return { folder: canceled ? null : (filePaths[0] ?? null) }
    }),

    openDemonstration: shell.openDemonstration.handler(async () => ({
      opened: await options.openDemonstration(),
    })),

    openCallingScreen: shell.openCallingScreen.handler(() => ({ on: options.openCallingScreen() })),

    about: shell.about.handler(() => ({
      host: 'electron',
      version: app.getVersion(),
      electron: versions['electron'] ?? null,
      chromium: versions['chrome'] ?? null,
      node: process.versions.node,
      platform: `${process.platform} ${process.arch}`,
      dataDirectory: options.dataDir,
    })),

    restartDesk: shell.restartDesk.handler(() => {
      options.restartDesk()
      return { restarted: true }
    }),
  })

  const handler = new RPCHandler(router)
  return {
    serve(port) {
      handler.upgrade(port)
      port.start()
    },
    shut() {
      shuts += 1
    },
  }

  /** Asks where and writes there; false where nobody named a place, or the desk was shut since `asked`. */
  async function saved(
    asked: number,
    name: string,
    kind: string,
    contentOf: () => Promise<Uint8Array>,
  ): Promise<boolean> {
    // A dialog over the lock screen would offer what nobody is there for.
    const file = asked === shuts ? await askWhere(name, kind) : null
    const content = file === null ? null : await contentOf()
    if (asked !== shuts) {
      void dialog.showMessageBox(window, { type: 'info', message: words['not-saved'] })
      return false
    }
    if (file === null || content === null) return false
    await writeWhole(file, content)
    return true
  }

  /** The page proposes a name; the place, and the last word on the name, are the user's. */
  async function askWhere(name: string, kind: string): Promise<string | null> {
    const extension = path.extname(name).slice(1)
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      defaultPath: path.join(usualFolder(), path.basename(name)),
      filters: [{ name: kind, extensions: [extension] }],
    })
    return canceled || filePath === '' ? null : filePath
  }
}

/** All of the file or nothing: a full disk leaves what was there before as it was. */
async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  const unfinished = `${file}.unfinished`
  try {
    await writeFile(unfinished, content)
    await renamePatiently(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}
