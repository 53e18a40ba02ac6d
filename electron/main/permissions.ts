/**
 * What the page may ask of the machine. One table; whatever is not in it is refused, devices always.
 *
 * Nothing here asks the user: on a shared counter PC a prompt would be answered by whoever stands there.
 */
import type { Session, WebContents } from 'electron'
import { isPageAddress } from './app-protocol'

/** Every permission that Chromium may ask for on the page's behalf and that is granted, with the reason. */
export const grantedPermissions: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write', // copy a request's number into the chat with a grid worker
])

/** Of cameras and microphones the picture alone: a document camera takes pages, and nothing of this program ever listens. */
const grantedMedia: ReadonlySet<string> = new Set([
  'video', // 高拍仪: papers of a request are taken page by page
])

/** Schemes whose requests leave the page's process at all; everything else, so any network, is cancelled. */
const reachableSchemes: ReadonlySet<string> = new Set([
  'app:', // the page itself
  'blob:', // a file the page made, on its way to be shown
  'data:', // a picture inside a style sheet
  'devtools:', // the developer tools, which only an unpackaged program opens
])

/** Refuses permissions, devices, downloads and every request to a network in one session. */
export function refuseByDefault(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    decide(grants(permission, details.requestingUrl, details.isMainFrame, media))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    grants(
      permission,
      origin,
      details.isMainFrame,
      details.mediaType === undefined ? [] : [details.mediaType],
    ),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, decide) => {
    decide({})
  })
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
  // Files are saved through the which asks where.
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  session.webRequest.onBeforeRequest((request, decide) => {
    decide({ cancel: !isReachable(request.url) })
  })
  session.setSpellCheckerEnabled(false)
}

/** `media` says what of it is asked for; a request for a camera that does not say so is refused like one for a microphone. */
function grants(permission: string, origin: string, isMainFrame: boolean, media: readonly string[]): boolean {
  if (!isMainFrame || !isPageAddress(origin)) return false
  if (permission === 'media') return media.length > 0 && media.every((each) => grantedMedia.has(each))
  return grantedPermissions.has(permission)
}

function isReachable(address: string): boolean {
  return URL.canParse(address) && reachableSchemes.has(new URL(address).protocol)
}

/** Keeps a window on its page: no other address, no second window, no webview. */
export function keepOnPage(contents: WebContents): void {
  contents.on('will-navigate', (event) => {
    if (!isPageAddress(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  // No address leads out of the program, to the machine's own browser neither: nothing in the page asks for one.
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
