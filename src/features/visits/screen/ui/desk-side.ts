/** The desk's end of the calling screen: whether one is there, what it is asked, and what it is told. */
import { useSyncExternalStore } from 'react'
import { channelName, silence, toDesk, type ToDesk, type ToScreen } from './messages'

export interface AskedRating {
  readonly of: number
  readonly who: string
}

interface DeskSide {
  readonly open: boolean
  readonly asked: AskedRating | null
}

let side: DeskSide = { open: false, asked: null }
const listeners = new Set<() => void>()
function become(change: Partial<DeskSide>): void {
  const next = { ...side, ...change }
  if (next.open === side.open && next.asked === side.asked) return
  side = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useCallingScreen = (): DeskSide => useSyncExternalStore(subscribe, () => side)

/** Asks whoever was served, where a screen is there to ask on. */
export function askForRating(asked: AskedRating): void {
  if (side.open) become({ asked })
}
export const askNothing = (): void => become({ asked: null })

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
    if (side.open && Date.now() - lastHeard > silence) become({ open: false, asked: null })
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
