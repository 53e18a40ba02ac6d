/**
 * A window and the desk behind it.
 *
 * The page gets the shell's port after each load, and the desk's as soon as there is a desk that answers: a new one when its
 * process has been started again. Ports go to the main frame of this window alone, and only while it shows the page at its own address: whoever holds the
 * port is the page, as far as the desk can tell.
 */
import { MessageChannelMain, type BrowserWindow, type MessagePortMain } from 'electron'
import { portsChannel, type PortOf } from '../ports'
import { isPageAddress, pageAddress } from './app-protocol'
import type { DeskSupervisor } from './desk-supervisor'

export interface PortHandOver {
  /** The desk answers: a page that waits gets its ports. */
  deskReady(): void
}

/** So often within a minute the page's process may fall over before somebody is asked. */
const rendererFallsAllowed = 3

/**
 * @param onPageGivenUp the page's process falls over again and again, for a reason that Electron names: its window is empty until somebody has
 * it tried again
 */
export function handOverPorts(
  window: Pick<BrowserWindow, 'webContents'>,
  desk: Pick<DeskSupervisor, 'state' | 'serve' | 'restart'>,
  serveShell: (port: MessagePortMain) => void,
  onPageGivenUp: (reason: string, tryAgain: () => void) => void,
): PortHandOver {
  const contents = window.webContents
  let page: 'loading' | 'waiting' | 'served' = 'loading'

  /** Gives the page the far end of a channel, if it is our page. */
  const give = (of: PortOf, serve: (port: MessagePortMain) => void): boolean => {
    if (contents.isDestroyed()) return false
    const frame = contents.mainFrame
    if (frame.parent !== null || !isPageAddress(frame.url)) return false
    const { port1, port2 } = new MessageChannelMain()
    serve(port1)
    frame.postMessage(portsChannel, of, [port2])
    return true
  }

  const handOver = () => {
    if (page !== 'waiting' || desk.state() !== 'ready') return
    const served = give('desk', (port) => {
      desk.serve(port)
    })
    if (served) page = 'served'
  }

  contents.on('did-start-navigation', (event) => {
    if (event.isMainFrame && !event.isSameDocument) page = 'loading'
  })
  contents.on('did-finish-load', () => {
    if (page === 'loading') {
      page = 'waiting'
      give('shell', serveShell)
    }
    // Someone who opens the page again after the desk was given up wants it tried again.
    if (desk.state() === 'dead') desk.restart()
    handOver()
  })

  let falls: readonly number[] = []
  const openPage = () => {
    if (!contents.isDestroyed()) void contents.loadURL(pageAddress)
  }
  contents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const now = performance.now()
    falls = [...falls.filter((at) => now - at < 60_000), now]
    if (falls.length <= rendererFallsAllowed) openPage()
    else
      onPageGivenUp(reason, () => {
        falls = []
        openPage()
      })
  })

  return {
    deskReady() {
      // What was served lost its ports with the former process.
      if (page === 'served') page = 'waiting'
      handOver()
    },
  }
}
