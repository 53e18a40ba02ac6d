/** The window: how it looks, and what it withholds from its page. */
import path from 'node:path'
import {
  BrowserWindow,
  screen,
  type BrowserWindowConstructorOptions,
  type Session,
  type Size,
} from 'electron'
import { keepOnPage, refuseByDefault } from './permissions'
import { servePage } from './app-protocol'

export interface WindowPlaces {
  /** The folder with the built page. */
  readonly pageDir: string
  readonly preload: string
  readonly icon: string
}

/** Where things lie beside the built main process, out/main/. */
export function placesFrom(mainDir: string): WindowPlaces {
  return {
    pageDir: path.join(mainDir, '../renderer'),
    preload: path.join(mainDir, '../preload/index.cjs'),
    icon: path.join(mainDir, '../../resources/icons/icon.png'),
  }
}

export function windowOptions(
  places: WindowPlaces,
  session: Session,
  title: string,
  developing: boolean,
  workArea: Size,
): BrowserWindowConstructorOptions {
  return {
    title,
    icon: places.icon,
    // The smallest screen the desk is made for is 1366 × 768, with the task bar taken off; a smaller one has all of it.
    width: Math.min(1366, workArea.width),
    height: Math.min(728, workArea.height),
    minWidth: Math.min(1024, workArea.width),
    minHeight: Math.min(640, workArea.height),
    show: false,
    autoHideMenuBar: true,
    // The warm paper of the page, so that nothing flashes white before it is painted.
    backgroundColor: '#f7f5f1',
    webPreferences: {
      preload: places.preload,
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      // The dictionaries of the spelling checker come from the network.
      spellcheck: false,
      devTools: developing,
    },
  }
}

/** Milliseconds after which an empty window is better than none: whoever sees nothing starts the program again and again. */
export const longestUnseen = 15_000

/** A hardened window that is not shown before its page is painted, or that is late. */
export function createWindow(
  places: WindowPlaces,
  session: Session,
  title: string,
  developing: boolean,
): BrowserWindow {
  prepare(session, places.pageDir)
  const window = new BrowserWindow(
    windowOptions(places, session, title, developing, screen.getPrimaryDisplay().workAreaSize),
  )
  keepOnPage(window.webContents)
  let shown = false
  const show = () => {
    clearTimeout(late)
    if (shown) return
    shown = true
    window.maximize()
    window.show()
  }
  const late = setTimeout(show, longestUnseen)
  window.once('ready-to-show', show)
  window.once('closed', () => {
    shown = true
    clearTimeout(late)
  })
  return window
}

const prepared = new WeakSet<Session>()

/** Once for each session: a second window of the demonstration uses the one that is there. */
function prepare(session: Session, pageDir: string): void {
  if (prepared.has(session)) return
  prepared.add(session)
  refuseByDefault(session)
  servePage(session, pageDir)
}
