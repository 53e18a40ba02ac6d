/** The calling screen's end of the channel: what it was last told. */
import { useEffect, useRef, useState } from 'react'
import { channelName, silence, toScreen, type ToDesk, type ToScreen } from './messages'

type Said<Type extends ToScreen['type']> = Extract<ToScreen, { readonly type: Type }>

export interface ScreenSide {
  /** Null while nobody calls: before the desk was heard, while it is locked, after it was closed. */
  readonly shows: Said<'shows'> | null
  readonly asks: Said<'asks'> | null
  readonly rate: (said: Extract<ToDesk, { readonly type: 'rates' }>) => void
}

export function useScreenSide(): ScreenSide {
  const [shows, setShows] = useState<Said<'shows'> | null>(null)
  const [asks, setAsks] = useState<Said<'asks'> | null>(null)
  const channel = useRef<BroadcastChannel>(undefined)
  useEffect(() => {
    const opened = new BroadcastChannel(channelName)
    channel.current = opened
    const say = (said: ToDesk) => opened.postMessage(said)
    let lastHeard = Date.now()
    const rest = () => {
      setShows(null)
      setAsks(null)
    }
    const heard = ({ data }: MessageEvent<unknown>) => {
      const said = toScreen.safeParse(data)
      if (!said.success) return
      lastHeard = Date.now()
      switch (said.data.type) {
        case 'shows':
          setShows(said.data)
          say({ type: 'here' })
          break
        case 'asks':
          setAsks(said.data)
          break
        case 'asks-nothing':
          setAsks(null)
          break
        case 'rests':
          rest()
          break
      }
    }
    const watch = setInterval(() => {
      if (Date.now() - lastHeard > silence) rest()
    }, 5_000)
    const leave = () => say({ type: 'gone' })
    opened.addEventListener('message', heard)
    window.addEventListener('pagehide', leave)
    say({ type: 'opened' })
    return () => {
      clearInterval(watch)
      window.removeEventListener('pagehide', leave)
      opened.close()
    }
  }, [])
  return {
    shows,
    asks,
    rate: (said) => {
      channel.current?.postMessage(said)
      setAsks(null)
    },
  }
}
