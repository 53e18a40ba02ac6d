/** Shows what was just done, with a way to take it back: a button, and Ctrl+Z outside a field. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorMessage } from '../desk-client/errors'
import { isComposing, isTyping, keysOf, useKeys } from '../keys'
import { dismiss, notify, useNotices, type Notice } from '../notices'
import { Kbd } from '../parts/small'
import { Icon } from '../parts/icons'

/** Milliseconds a notice stays; one with something to take back stays longer, and as long as the mouse or the focus is on it. */
const plainStay = 5_000
const offerStay = 12_000

export function Notices() {
  const { t } = useTranslation()
  const notices = useNotices()
  const latest = notices.findLast((notice) => notice.takeBack !== undefined)
  return (
    <div className="notices" role="status" aria-live="polite" aria-label={t('notice.label')}>
      {notices.map((notice) => (
        <Shown key={notice.id} notice={notice} hasKey={notice === latest} />
      ))}
    </div>
  )
}

function Shown({ notice, hasKey }: { readonly notice: Notice; readonly hasKey: boolean }) {
  const { t } = useTranslation()
  const [held, setHeld] = useState(false)
  const { id, takeBack } = notice
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => dismiss(id), takeBack === undefined ? plainStay : offerStay)
    return () => clearTimeout(timer)
  }, [id, takeBack, held])
  const press = () => {
    if (takeBack === undefined) return
    dismiss(id)
    takeBack().then(
      () => notify(t('notice.tookBack')),
      (error: unknown) => notify(errorMessage(error).message, 'warning'),
    )
  }
  return (
    <div
      className={`notice notice-${notice.tone}`}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {hasKey && <TakeBackKey onPress={press} />}
      <span>{notice.text}</span>
      {takeBack !== undefined && (
        <button type="button" className="notice-take-back" onClick={press}>
          {t('notice.takeBack')} {hasKey && <Kbd keys="Ctrl+Z" />}
        </button>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={t('action.close')}
        onClick={() => dismiss(id)}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  )
}

/**
 * In a field Ctrl+Z takes back what was typed, as everywhere; but only if something was typed since. At the counter
 * the search always has the focus, and who was called by a slip of the finger is taken back from there.
 */
function TakeBackKey({ onPress }: { readonly onPress: () => void }) {
  useKeys({ 'Ctrl+Z': onPress }, { everywhere: true })
  const latest = useRef(onPress)
  useEffect(() => {
    latest.current = onPress
  })
  useEffect(() => {
    let typed = false
    const onInput = () => {
      typed = true
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (typed || isComposing(event) || keysOf(event) !== 'Ctrl+Z' || !isTyping(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      latest.current()
    }
    window.addEventListener('input', onInput, true)
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      window.removeEventListener('input', onInput, true)
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [])
  return null
}
