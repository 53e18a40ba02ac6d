/** Goes on beside every screen: says calls aloud, tells the calling screen what to show, and keeps what is pressed on it. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { toldBy, toldInChinese } from '#app/i18n/index'
import { notify } from '#app/notices'
import { useSession } from '#app/session/session'
import { desk } from '../../ui/client'
import type { Rating } from '../contract'
import { openChannel, type Channel } from './channel'
import { askNothing, useCallingScreen } from './desk-side'
import type { ToScreen } from './messages'
import { callAloud } from './voice'

/** As often as the counter itself is read. Milliseconds. */
const freshness = 15_000
/** Whoever has not pressed anything by then has gone. Milliseconds. */
const patience = 60_000

const poor: readonly Rating[] = ['dissatisfied', 'very-dissatisfied']

export default function CallFeed() {
  useTranslation('visits')
  const { centre, now } = useSession()
  const { asked } = useCallingScreen()
  const { write: rate } = useWrite(desk.visits.screen.rate)
  const { data, dataUpdatedAt } = useQuery({
    ...desk.visits.screen.shown.queryOptions({ input: {} }),
    refetchInterval: freshness,
    // Another office's program lies over this window for half of the day, and people wait all the same.
    refetchIntervalInBackground: true,
  })

  // What is called is said once, also when it was called before this page was opened.
  const lastSaid = useRef<number>(undefined)
  useEffect(() => {
    if (data === undefined) return
    const { lastCall, settings } = data
    const before = lastSaid.current
    lastSaid.current = Math.max(before ?? 0, lastCall?.id ?? 0)
    if (before === undefined || lastCall === null || lastCall.id <= before) return
    askNothing()
    // Of two tabs one speaks.
    if (!settings.aloud || document.visibilityState !== 'visible') return
    const said = toldInChinese('visits', 'screen.said')
    callAloud(
      ({ number, window }) => said.replace('{{number}}', number).replace('{{window}}', window),
      lastCall.number,
      settings.window,
    )
  }, [data])

  const channel = useRef<Channel>(undefined)
  const told = useRef<readonly ToScreen[]>([])
  const answered = useRef<(of: number, rating: Rating) => void>(undefined)
  useEffect(() => {
    answered.current = (of, rating) => {
      if (asked?.of !== of) return
      askNothing()
      // A touch on the other window took the keyboard with it.
      window.focus()
      const says = { who: asked.who, rating: toldBy('service-requests', `ratings.${rating}`) }
      rate({ id: of, rating }).then(
        () =>
          poor.includes(rating)
            ? notify(toldBy('visits', 'screen.ratedPoor', says), 'warning')
            : notify(toldBy('visits', 'screen.rated', says)),
        (error: unknown) => notify(errorMessage(error).message, 'warning'),
      )
    }
  })
  useEffect(() => {
    const opened = openChannel((said) => {
      if (said.type === 'opened') for (const each of told.current) opened.tell(each)
      if (said.type === 'rates') answered.current?.(said.of, said.rating)
    })
    channel.current = opened
    // A page that is left says so: nothing unmounts then.
    const leave = () => opened.close()
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      opened.close()
    }
  }, [])

  useEffect(() => {
    if (data === undefined) return
    const { settings, ...shown } = data
    told.current = [
      {
        type: 'shows',
        community: centre.community,
        window: settings.window,
        shown,
        ahead: now() - Date.now(),
      },
      asked !== null && settings.asksRating ? { type: 'asks', ...asked } : { type: 'asks-nothing' },
    ]
    for (const each of told.current) channel.current?.tell(each)
    // An answer that is as it was is told again: whoever hears nothing takes the desk for closed.
  }, [data, dataUpdatedAt, asked, centre.community, now])

  useEffect(() => {
    if (asked === null) return undefined
    const waiting = setTimeout(askNothing, patience)
    return () => clearTimeout(waiting)
  }, [asked])
  return null
}
