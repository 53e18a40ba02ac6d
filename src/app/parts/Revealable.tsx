/**
 * A masked value, and the way to see it: Enter on it asks for the reason (the first is chosen), Enter again shows it for
 * half a minute. It is asked of the desk past every cache, held by this part alone, and gone with it: when the time is
 * up, on Esc, on leaving, on lock, and when the window is put away.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mask, revealReasons, type RevealReason } from '#ground/contract/sensitive'
import { mayReveal, type SensitiveKind } from '#ground/roles/sensitive'
import { useKeys } from '../keys'
import { useSession } from '../session/session'
import { ReasonDialog } from './ReasonDialog'
import { MaskedText } from './small'

export interface RevealableProps {
  /** As the desk has it: masked, or in full for who sees it by duty. */
  readonly text: string
  /** What it is: 电话. */
  readonly name: string
  readonly kind: SensitiveKind
  /** What stands on screen while it is masked, where that is not `text` itself: 1951年, 地址保密. */
  readonly words?: string
  readonly reveal: (reason: {
    readonly code: RevealReason
    readonly note: string
  }) => Promise<{ readonly value: string }>
  /** A key that asks for it wherever the focus is: for the row under the cursor. */
  readonly keys?: string | undefined
  /** In lists, where Tab would stop at every row. */
  readonly outOfTabOrder?: boolean
}

const phones: readonly SensitiveKind[] = ['phone', 'contact-phone', 'agent-phone', 'protected-phone']

/** The usual reason first: a phone is looked at to ring somebody up. */
const reasonsFor = (kind: SensitiveKind): readonly RevealReason[] =>
  phones.includes(kind)
    ? ['reach-person', ...revealReasons.filter((code) => code !== 'reach-person')]
    : revealReasons

/** How long a value is shown, in seconds. */
const shownFor = 30

export function Revealable({
  text,
  name,
  kind,
  words,
  reveal,
  keys,
  outOfTabOrder = false,
}: RevealableProps) {
  const { t } = useTranslation()
  const { staff } = useSession()
  const [asking, setAsking] = useState(false)
  const [value, setValue] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  const isMasked = words !== undefined || text.includes(mask)
  const may = isMasked && mayReveal(staff.roles, kind)
  const hide = useCallback(() => setValue(undefined), [])
  useKeys(keys !== undefined && may ? { [keys]: () => setAsking(true) } : {})

  /** The focus stays where it was, whatever stands there now. */
  const focusBack = () => setTimeout(() => button.current?.focus())
  const close = () => {
    setAsking(false)
    focusBack()
  }
  if (!isMasked) return text
  if (!may) return <MaskedText>{words ?? text}</MaskedText>
  if (value !== undefined) {
    return (
      <Shown
        value={value}
        name={name}
        onOver={(hadFocus) => {
          hide()
          if (hadFocus) focusBack()
        }}
      />
    )
  }
  return (
    <>
      <button
        type="button"
        ref={button}
        className="masked reveal"
        title={t('reveal.hint')}
        aria-label={t('reveal.label', { name, text: words ?? text })}
        tabIndex={outOfTabOrder ? -1 : 0}
        onClick={(event) => {
          event.stopPropagation()
          setAsking(true)
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      >
        {words ?? text}
      </button>
      {asking && (
        <ReasonDialog
          title={t('reveal.title', { name })}
          choices={reasonsFor(kind).map((code) => ({
            code,
            words: t(`reveal.reasons.${code}`),
            needsWords: code === 'other',
          }))}
          action={t('reveal.do')}
          most={100}
          enterDoes
          onCancel={close}
          onReason={({ code, words: note }) =>
            reveal({ code: revealReasons.find((known) => known === code) ?? 'other', note }).then((shown) => {
              setAsking(false)
              setValue(shown.value)
            })
          }
        >
          {t('reveal.what', { count: shownFor })}
        </ReasonDialog>
      )}
    </>
  )
}

/** The value with the seconds it has left. */
function Shown({
  value,
  name,
  onOver,
}: {
  readonly value: string
  readonly name: string
  /** Told whether the focus was on it. */
  readonly onOver: (hadFocus: boolean) => void
}) {
  const { t } = useTranslation()
  const [left, setLeft] = useState(shownFor)
  const place = useRef<HTMLOutputElement>(null)
  const over = useRef(onOver)
  useEffect(() => {
    over.current = onOver
  })
  const end = useCallback(() => over.current(document.activeElement === place.current), [])
  useEffect(() => {
    place.current?.focus()
    const begun = Date.now()
    const timer = setInterval(() => {
      const seconds = shownFor - Math.floor((Date.now() - begun) / 1000)
      if (seconds > 0) setLeft(seconds)
      else end()
    }, 250)
    const putAway = () => {
      if (document.visibilityState === 'hidden') end()
    }
    document.addEventListener('visibilitychange', putAway)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', putAway)
    }
  }, [end])
  useKeys({ Escape: end })
  return (
    <span className="revealed">
      <output ref={place} tabIndex={-1} aria-label={name}>
        {value}
      </output>
      <small aria-hidden="true">{t('reveal.left', { count: left })}</small>
    </span>
  )
}
