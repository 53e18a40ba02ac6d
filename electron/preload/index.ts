/** The preload: hands the page its two ports, and gives it nothing else of Electron. */
import { ipcRenderer } from 'electron'
import { portMessage, portsChannel } from '../ports'

ipcRenderer.on(portsChannel, (event, of: unknown) => {
  if (of === 'desk' || of === 'shell')
    window.postMessage(portMessage(of), window.location.origin, event.ports)
})
