/** The desk's end of the channel: what the calling screen is told, and what it says. */
import { become, callingScreen } from './desk-side'
import { channelName, silence, toDesk, type ToDesk, type ToScreen } from './messages'

export interface Channel {
  readonly tell: (said: ToScreen) => void
  readonly close: () => void
}

/** Opens the channel; `onSaid` hears what a screen says. */
export function openChannel(onSaid: (said: ToDesk) => void): Channel {
  const channel = new BroadcastChannel(channelName)
  let lastHeard = 0
  const heard = ({ data }: MessageEvent<unknown>) => {
    const said = toDesk.safeParse(data)
    // Another page of the desk speaks on the same channel, and is no screen.
    if (!said.success) return
    if (said.data.type === 'gone') {
      become({ open: false, asked: null })
      return
    }
    lastHeard = Date.now()
    become({ open: true })
    onSaid(said.data)
  }
  channel.addEventListener('message', heard)
  // A window that fell over says nothing any more.
  const watch = setInterval(() => {
    if (callingScreen().open && Date.now() - lastHeard > silence) become({ open: false, asked: null })
  }, 5_000)
  return {
    tell: (said) => channel.postMessage(said),
    close: () => {
      clearInterval(watch)
      channel.removeEventListener('message', heard)
      channel.postMessage({ type: 'rests' } satisfies ToScreen)
      channel.close()
      become({ open: false, asked: null })
    },
  }
}
