/** The preload: hands the page its two ports, and gives it nothing else of Electron. */
import { ipcRenderer } from 'electron'
import { portsChannel, portsMessage } from '../ports'

ipcRenderer.on(portsChannel, (event) => {
  window.postMessage(portsMessage, window.location.origin, event.ports)
})
