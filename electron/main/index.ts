/** Where the program starts: one instance for each data folder, a window, and the desk behind it. */
import path from 'node:path'
import { app, dialog, powerMonitor } from 'electron'
import {
  makeDemonstrationFolder,
  removeDemonstrationFolder,
  sweepDemonstrationFolders,
} from '#demonstration/folder'
import { goesOnUnread } from '#ground/host-process'
import { saidWhy } from '../exit-codes'
import { registerAppScheme } from './app-protocol'
import {
  openingSwitches,
  platformSwitch,
  readArguments,
  relaunchOptions,
  startsOnWayland,
  testClockAhead,
} from './arguments'
import { lentInTime, lentKeys, nothingLent, type Lent } from './lent-key'
import { openDesk, type OpenDesk } from './open-desk'
import { setMenu } from './menu'
import { profileOf, usable } from './profile'
import { checkSelf } from './self-check'
import { refusalInWords, texts } from './texts'

goesOnUnread()
// An AppImage on a kernel without user namespaces is started with `--no-sandbox`, and without it would not start at all; this call takes that
// switch off the command line again. Each window asks for its own sandbox in any case.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
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
const hasSwitch = (name: string) => app.commandLine.hasSwitch(name)

/** Switches that let another program into this one; a packaged program does not start with them. */
const opening = openingSwitches(hasSwitch, process.argv.slice(1))
if (app.isPackaged && opening.length > 0) {
  const why = texts()['opening-switch'].replace('{{switches}}', opening.join(' '))
  process.stderr.write(`${why}\n`)
  dialog.showErrorBox(texts().title, why)
  app.exit(saidWhy.switches)
}

const { demonstration, dataDir, screenCapture, selfCheck } = readArguments(
  process.argv.slice(app.isPackaged ? 1 : 2),
)
const temporaryFolders: string[] = []
/** Made-up data and the window's own files lie side by side: where the data is made anew the window goes on. */
const ownFolder = demonstration ? temporaryFolder() : null
const ownDataDir = ownFolder === null ? dataDir : path.join(ownFolder, 'data')

// Each data folder has its own window, drafts and lock. One that can't be written to is no reason for the window not to open: it says
// what is the case.
app.setPath(
  'userData',
  (ownFolder === null ? profileOf(dataDir, appData()) : usable(path.join(ownFolder, 'window'))) ??
    temporaryFolder(),
)

const open: OpenDesk[] = []
/** Desks whose window is gone and whose files are being closed. */
const closing: Promise<void>[] = []
/** What the system lends a desk that is asked for nothing. */
const lendsNothing = () => Promise.resolve(nothingLent)
/** What the system lends the desk of the program's folder, see `lent-key.ts`. */
let lent: () => Promise<Lent> = lendsNothing
let reopening: Promise<void> | undefined
let startsAgain = false
/** From when somebody quits: what is open is being closed. */
let quitting = false
const ahead = developing ? testClockAhead(process.env, Date.now()) : 0

// A self-check is waited for by whoever started it, and looks at the window as it comes.
if (app.isPackaged && selfCheck === null && startsOnWayland(process.platform, process.env, hasSwitch)) {
  const { name, value } = platformSwitch
  app.relaunch({
    ...relaunchOptions(process.env),
    args: [...process.argv.slice(1), `--${name}=${value}`],
  })
  end(0)
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showOwn)
  void app.whenReady().then(selfCheck === null ? begin : check)
} else {
  process.stderr.write(`${refusalInWords('desk.folder-in-use')}\n`)
  end(saidWhy.inUse)
}

/** Ends without the events of an orderly end, and so takes away here what was made for the time being. */
function end(code: number): void {
  removeTemporaryFolders()
  app.exit(code)
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

function begin(): void {
  // The window does not wait for it: a keychain may ask its user for a password, or never answer.
  if (!demonstration) lent = lentInTime(lentKeys(dataDir))
  setMenu(texts(), developing, process.platform)
  openOwn()
  // What an earlier one could not remove.
  sweepDemonstrationFolders()
  // Whoever leaves the machine leaves the desk.
  const lockAll = () => {
    for (const desk of open) desk.lock()
  }
  powerMonitor.on('lock-screen', lockAll)
  powerMonitor.on('suspend', lockAll)
  // The system goes down: asked to wait, Linux and macOS let what is open be closed in order.
  powerMonitor.on('shutdown', (event?: Pick<Event, 'preventDefault'>) => {
    // Electron's types do not name the event that its documentation speaks of.
    event?.preventDefault()
    lockAll()
    app.quit()
  })
}

function openOwn(): void {
  tellOf(openOne(demonstration, ownDataDir, lent), ownDataDir, {
    refused: () => {
      end(saidWhy.refused)
    },
    givenUp: () => {
      app.quit()
    },
  })
}

/** Beside the desk of the program's folder: where it does not open, that one goes on. */
function openDemonstration(): void {
  const shown = open.find((other) => other.demonstration)
  if (shown !== undefined) {
    shown.show()
    return
  }
  const folder = path.join(temporaryFolder(), 'data')
  const beside = openOne(true, folder, lendsNothing)
  const dismiss = () => {
    beside.dismiss()
  }
  tellOf(beside, folder, { refused: dismiss, givenUp: dismiss })
}

/** Says why a desk does not open, or asks whether one is tried again that keeps dying, or whose page does; what comes of it depends on whose it is. */
function tellOf(
  desk: OpenDesk,
  folder: string,
  { refused, givenUp }: { readonly refused: () => void; readonly givenUp: () => void },
): void {
  const words = texts()
  desk.onRefused((code, detail) => {
    const lines = [refusalInWords(code), folder, detail]
    dialog.showErrorBox(words['cannot-open'], lines.filter((line) => line !== '').join('\n'))
    refused()
  })
  const ask = (message: string, detail: string, tryAgain: () => void) => {
    void dialog
      .showMessageBox({
        type: 'error',
        title: desk.demonstration ? words.demonstration : words.title,
        message,
        detail,
        buttons: [words.again, words.menu.quit],
        defaultId: 0,
        cancelId: 1,
      })
      .then(({ response }) => {
        if (response === 0) tryAgain()
        else givenUp()
      })
  }
  desk.onGivenUp((tryAgain) => {
    ask(words['given-up'].message, words['given-up'].detail, tryAgain)
  })
  desk.onPageGivenUp((reason, tryAgain) => {
    const { message, detail } = words['page-given-up']
    ask(message, detail.replace('{{reason}}', reason), tryAgain)
  })
}

function check(): void {
  const own = openOne(true, ownDataDir, lendsNothing)
  const deskReady = new Promise<void>((resolve, reject) => {
    own.onReady(resolve)
    own.onRefused((code, detail) => reject(new Error(`${code} ${detail}`)))
    own.onGivenUp(() => reject(new Error('the desk process keeps dying')))
    own.onPageGivenUp((reason) => reject(new Error(`the page keeps falling over: ${reason}`)))
  })
  void checkSelf({ file: selfCheck ?? '', deskReady, contents: own.contents })
    .catch(() => 1)
    .then(async (code) => {
      await own.close()
      end(code)
    })
}

function openOne(isDemonstration: boolean, folder: string, lentForIt: () => Promise<Lent>): OpenDesk {
  const desk = openDesk({
    dataDir: folder,
    demonstration: isDemonstration,
    developing,
    lent: lentForIt,
    screenCapture,
    ahead,
    openDemonstration,
  })
  open.push(desk)
  desk.onClosed(() => {
    open.splice(open.indexOf(desk), 1)
    closing.push(desk.close())
  })
  return desk
}

/** Null on a system that cannot name its folders. */
function appData(): string | null {
  try {
    return app.getPath('appData')
  } catch {
    return null
  }
}

/** For what may go when the program ends: made-up data, the window's own files. */
function temporaryFolder(): string {
  const folder = makeDemonstrationFolder()
  temporaryFolders.push(folder)
  return folder
}

function removeTemporaryFolders(): void {
  for (const folder of temporaryFolders) removeDemonstrationFolder(folder)
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
app.on('will-quit', removeTemporaryFolders)
app.on('window-all-closed', () => {
  app.quit()
})
