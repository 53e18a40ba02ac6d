/**
 * The calling screen's window: on the second display where there is one, over all of it.
 *
 * It has the page's session, so that the two speak over a channel of the browser, and neither a preload nor a port: whatever
 * is done with it, there is no road from it to the desk.
 */
import { BrowserWindow, screen, type BrowserWindowConstructorOptions, type Session } from 'electron'
import { callingScreenAddress } from './app-protocol'
import { keepOnPage } from './permissions'
import { windowOptions, type WindowPlaces } from './window'

export interface CallingScreen {
  /** Opens it, or brings the one that is open to the front; says where it is. */
  open(): 'second-display' | 'this-display'
  close(): void
}

export interface CallingScreenOptions {
  readonly places: WindowPlaces
  readonly session: Session
  readonly title: string
  readonly developing: boolean
}

export function callingScreen({ places, session, title, developing }: CallingScreenOptions): CallingScreen {
  let window: BrowserWindow | undefined
  let on: 'second-display' | 'this-display' = 'this-display'

  const make = (): BrowserWindow => {
    const primary = screen.getPrimaryDisplay()
    const second = screen.getAllDisplays().find(({ id }) => id !== primary.id)
    const { webPreferences, ...looks } = windowOptions(
      places,
      session,
      title,
      developing,
      primary.workAreaSize,
    )
    const { preload: _preload, ...without } = webPreferences ?? {}
    const made = new BrowserWindow({
      ...looks,
      ...placeOn(second?.bounds),
      webPreferences: without,
    })
    on = second === undefined ? 'this-display' : 'second-display'
    keepOnPage(made.webContents)
    made.on('page-title-updated', (event) => {
      event.preventDefault()
    })
    made.on('closed', () => {
      window = undefined
    })
    // Without taking the keyboard from whoever opened it.
    made.once('ready-to-show', () => {
      made.showInactive()
    })
    void made.loadURL(callingScreenAddress)
    return made
  }

  return {
    open() {
      if (window === undefined) window = make()
      else window.showInactive()
      return on
    },
    close() {
      window?.close()
    },
  }
}

/** All of the second display; on the only one a window that can be moved and closed. */
function placeOn(
  bounds:
    { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | undefined,
): BrowserWindowConstructorOptions {
  return bounds === undefined
    ? { width: 960, height: 600 }
    : { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height, fullscreen: true }
}
