/** What people who wait see: who is called to which window, who comes next; and, once served, how it was. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '#app/dates'
import { ratings, type OnScreen, type Rating } from '../contract'
import { useScreenSide } from './screen-side'
import './calling-screen.css'

/** From the best to the poorest, as mouths: told apart without colour. */
const mouths: Readonly<Record<Rating, string>> = {
  'very-satisfied': 'M8 19 Q16 29 24 19',
  satisfied: 'M9 20 Q16 26 23 20',
  fair: 'M10 22 H22',
  dissatisfied: 'M9 24 Q16 19 23 24',
  'very-dissatisfied': 'M8 26 Q16 16 24 26',
}

export function CallingScreen() {
  const { t } = useTranslation('visits')
  const { shows, asks, rate } = useScreenSide()
  if (shows === null) {
    return (
      <main className="calling-screen resting">
        <p>{t('screen.rests')}</p>
      </main>
    )
  }
  const { called, lastCall, waiting, waitingCount } = shows.shown
  const [first, ...others] = called
  return (
    <main className="calling-screen">
      <header>
        <h1>{t('screen.of', { community: shows.community })}</h1>
        <Clock ahead={shows.ahead} />
      </header>
      {/* Another call is another element: what is new is said and shown as new, the same number called again too. */}
      <section className="called" aria-live="polite" aria-label={t('screen.called')}>
        {first === undefined ? (
          <p className="nobody">{t('screen.nobodyCalled')}</p>
        ) : (
          <div key={lastCall?.id} className="now">
            <b>{first.number}</b>
            {first.name !== null && <i>{first.name}</i>}
            <p>{t('screen.toWindow', { count: shows.window })}</p>
          </div>
        )}
        <Numbers people={others} />
      </section>
      <section className="waiting" aria-label={t('screen.waiting')}>
        <h2>{t('screen.waitingCount', { count: waitingCount })}</h2>
        {waitingCount === 0 ? <p>{t('screen.nobodyWaits')}</p> : <Numbers people={waiting} />}
      </section>
      {asks !== null && (
        <Asking
          key={asks.of}
          who={asks.who}
          onRated={(rating) => rate({ type: 'rates', of: asks.of, rating })}
        />
      )}
    </main>
  )
}

function Numbers({ people }: { readonly people: readonly OnScreen[] }) {
  if (people.length === 0) return null
  return (
    <ul className="numbers">
      {people.map(({ number, name }) => (
        <li key={number}>
          <b>{number}</b>
          {name !== null && <span>{name}</span>}
        </li>
      ))}
    </ul>
  )
}

/** Five answers, each with a digit of its own: by touch, or by a keypad before the counter. */
function Asking({ who, onRated }: { readonly who: string; readonly onRated: (rating: Rating) => void }) {
  const { t } = useTranslation(['visits', 'service-requests'])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const rating = ratings[Number.parseInt(event.key, 10) - 1]
      if (rating !== undefined) onRated(rating)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  })
  return (
    <section className="asking" role="dialog" aria-modal="true" aria-labelledby="asking">
      <h2 id="asking">{who === '' ? t('screen.asks') : t('screen.asksWho', { who })}</h2>
      <div className="answers">
        {ratings.map((rating, at) => (
          <button key={rating} type="button" className={rating} onClick={() => onRated(rating)}>
            <svg viewBox="0 0 32 32" aria-hidden="true">
              <circle cx="16" cy="16" r="14" />
              <circle cx="11" cy="13" r="1.6" className="eye" />
              <circle cx="21" cy="13" r="1.6" className="eye" />
              <path d={mouths[rating]} />
            </svg>
            <span>{t(`service-requests:ratings.${rating}`)}</span>
            <kbd>{at + 1}</kbd>
          </button>
        ))}
      </div>
      <p>{t('screen.howToAnswer')}</p>
    </section>
  )
}

/** The time on the wall, by the desk. */
function Clock({ ahead }: { readonly ahead: number }) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return <time>{clockTime(now + ahead)}</time>
}
