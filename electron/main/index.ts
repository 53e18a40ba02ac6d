/** Where the program starts: one instance for each data folder, a window, and the desk behind it. */
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { app, dialog, powerMonitor } from 'electron'
import { registerAppScheme } from './app-protocol'
import { openingSwitches, readArguments, relaunchOptions } from './arguments'
import { lentKey } from './lent-key'
import { openDesk, type OpenDesk } from './open-desk'
import { setMenu } from './menu'
import { checkSelf } from './self-check'
import { refusalInWords, texts } from './texts'

app.enableSandbox()
registerAppScheme()
// Nothing of Chromium's own goes to the network: no component updates, no field trials, no proxy look-up.
for (const off of [
  'disable-component-update',
  'disable-background-networking',
  'no-pings',
  'no-proxy-server',
]) {
  app.commandLine.appendSwitch(off)
}

// On Linux Chromium speaks through the system's speech service, and only when it is told to.
if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher')

const developing = !app.isPackaged

/** Switches that let another program into this one; a packaged program does not start with them. */
const opening = openingSwitches((name) => app.commandLine.hasSwitch(name))
if (app.isPackaged && opening.length > 0) {
  process.stderr.write(`${texts()['opening-switch'].replace('{{switches}}', opening.join(' '))}\n`)
  app.exit(2)
}

const { demonstration, dataDir, screenCapture, selfCheck } = readArguments(
  process.argv.slice(app.isPackaged ? 1 : 2),
)
const temporaryFolders: string[] = []
const ownDataDir = demonstration ? temporaryFolder() : dataDir

// Chromium keeps its own files beside the data, so that each data folder has its own window, drafts and lock.
app.setPath('userData', profileFolder(path.join(ownDataDir, 'window')))

const open: OpenDesk[] = []
/** Desks whose window is gone and whose files are being closed. */
const closing: Promise<void>[] = []
/** What the system lends the desk of the program's folder, see `lent-key.ts`. */
let lent: string | null = null
let reopening: Promise<void> | undefined
let startsAgain = false
/** From when somebody quits: what is open is being closed. */
let quitting = false

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showOwn)
  void app
    .whenReady()
    .then(lentKey)
    .then(selfCheck === null ? begin : check)
} else {
  process.stderr.write(`${refusalInWords(texts(), 'desk.folder-in-use')}\n`)
  app.exit(1)
}

/** Somebody starts the program that runs: what they want to see is the desk of its folder, whatever else is shown. */
function showOwn(): void {
  const own = open.find((desk) => desk.demonstration === demonstration)
  // What is opened while all are closed would not be waited for, and the program end under it.
  if (quitting) startAgain()
  else if (own !== undefined) own.show()
  // While the last backup is being finished there is no window: it opens again when that has ended.
  else if (open.length > 0) reopening ??= Promise.allSettled(closing).then(openAgain)
  else if (closing.length > 0) startAgain()
}

/** The demonstration may have been closed meanwhile, and the program be about to end. */
function openAgain(): void {
  reopening = undefined
  if (open.length > 0 && !quitting) openOwn()
  else startAgain()
}

/** Each time that this is asked of the system it starts one more. */
function startAgain(): void {
  if (!startsAgain) app.relaunch(relaunchOptions(process.env))
  startsAgain = true
}

function begin(given: string | null): void {
  lent = given
  setMenu(texts(), developing, process.platform)
  openOwn()
  // Whoever leaves the machine leaves the desk.
  const lockAll = () => {
    for (const desk of open) desk.lock()
  }
  powerMonitor.on('lock-screen', lockAll)
  powerMonitor.on('suspend', lockAll)
  // The system goes down: what is open is closed in order, as far as it lets us.
  powerMonitor.on('shutdown', () => {
    lockAll()
    app.quit()
  })
}

function openOwn(): void {
  const own = openOne(demonstration, ownDataDir, lent)
  own.onRefused((code, detail) => {
    const words = texts()
    const lines = [refusalInWords(words, code), ownDataDir, detail]
    dialog.showErrorBox(words['cannot-open'], lines.filter((line) => line !== '').join('\n'))
    app.exit(1)
  })
  own.onGivenUp((tryAgain) => {
    const words = texts()
    void dialog
      .showMessageBox({
        type: 'error',
        title: words.title,
        message: words['given-up'].message,
        detail: words['given-up'].detail,
        buttons: [words['given-up'].again, words.menu.quit],
        defaultId: 0,
        cancelId: 1,
      })
      .then(({ response }) => {
        if (response === 0) tryAgain()
        else app.quit()
      })
  })
}

function check(): void {
  const own = openOne(true, ownDataDir, null)
  const deskReady = new Promise<void>((resolve, reject) => {
    own.onReady(resolve)
    own.onRefused((code, detail) => reject(new Error(`${code} ${detail}`)))
    own.onGivenUp(() => reject(new Error('the desk process keeps dying')))
  })
  void checkSelf({ file: selfCheck ?? '', deskReady, contents: own.contents })
    .catch(() => 1)
    .then(async (code) => {
      await own.close()
      app.exit(code)
    })
}

function openOne(isDemonstration: boolean, folder: string, lentForIt: string | null): OpenDesk {
  const desk = openDesk({
    dataDir: folder,
    demonstration: isDemonstration,
    developing,
    lentKey: lentForIt,
    screenCapture,
    openDemonstration: () => {
      const shown = open.find((other) => other.demonstration)
      if (shown) shown.show()
      else openOne(true, temporaryFolder(), null)
    },
  })
  open.push(desk)
  desk.onClosed(() => {
    open.splice(open.indexOf(desk), 1)
    closing.push(desk.close())
  })
  return desk
}

/** A data folder that can't be made or written to is no reason for the window not to open: it says what is the case. */
function profileFolder(wanted: string): string {
  try {
    mkdirSync(wanted, { recursive: true })
    accessSync(wanted, constants.W_OK)
    return wanted
  } catch {
    return temporaryFolder()
  }
}

/** For what may go when the program ends: made-up data, the window's own files. */
function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-desk-demo-'))
  temporaryFolders.push(folder)
  return folder
}

// The program ends when every desk has closed its files, not before.
let closed = false
app.on('before-quit', (event) => {
  if (closed) return
  event.preventDefault()
  quitting = true
  void Promise.all([...closing, ...open.map((desk) => desk.close())]).then(() => {
    closed = true
    app.quit()
  })
})
app.on('will-quit', () => {
  for (const folder of temporaryFolders) rmSync(folder, { recursive: true, force: true })
})
app.on('window-all-closed', () => {
  app.quit()
})
