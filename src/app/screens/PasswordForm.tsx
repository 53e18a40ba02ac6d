/** Asks for a password or a PIN, and waits as long as the desk says after wrong ones. For sign-in, lock and change of staff. */
import { Button, Input, type InputRef } from 'antd'
import { useEffect, useId, useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { errorMessage, refusalOf } from '../desk-client/errors'
import { askWhenThere } from '../session/renewal'

export interface PasswordFormProps {
  readonly label: string
  /** Fields above the password. */
  readonly children?: ReactNode
  readonly submitLabel: string
  /** Asks for a PIN of digits in place of the password. */
  readonly asksPin?: boolean
  /** What is missing beside the password, in words; its field has the focus then, and nothing is sent. */
  readonly missing?: () => string | undefined
  readonly submit: (password: string) => Promise<unknown>
  readonly onDone?: () => void
  readonly autoFocus?: boolean
  /** Stands below the button while the answer is waited for. */
  readonly meanwhile?: ReactNode
  readonly footer?: ReactNode
}

export function PasswordForm({
  label,
  children,
  submitLabel,
  asksPin = false,
  missing,
  submit,
  onDone,
  autoFocus = true,
  meanwhile,
  footer,
}: PasswordFormProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [pending, setPending] = useState(false)
  const [message, setMessage] = useState<string>()
  const { seconds, wait } = useCountdown()
  const input = useRef<InputRef>(null)
  const id = useId()

  const send = (event: SyntheticEvent) => {
    event.preventDefault()
    if (pending || seconds > 0) return
    const first = missing?.()
    if (first !== undefined) {
      setMessage(first)
      return
    }
    if (password === '') {
      setMessage(t(asksPin ? 'pin.missing' : 'signIn.passwordMissing'))
      input.current?.focus()
      return
    }
    setPending(true)
    setMessage(undefined)
    askWhenThere(() => submit(password)).then(
      () => {
        setPending(false)
        setPassword('')
        onDone?.()
      },
      (error: unknown) => {
        setPending(false)
        setPassword('')
        const asked = refusalOf(error)?.parameters['seconds']
        if (typeof asked === 'number') wait(asked)
        setMessage(refusalOf(error)?.code === 'session.wait' ? undefined : errorMessage(error).message)
        input.current?.focus()
      },
    )
  }

  return (
    <form aria-label={label} onSubmit={send} className="password-form">
      {children}
      <label htmlFor={id}>{t(asksPin ? 'pin.title' : 'signIn.password')}</label>
      <Input.Password
        ref={input}
        id={id}
        value={password}
        size="large"
        autoFocus={autoFocus}
        autoComplete={asksPin ? 'off' : 'current-password'}
        inputMode={asksPin ? 'numeric' : 'text'}
        maxLength={asksPin ? 6 : 128}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div className="error-line" role="alert">
        {message}
      </div>
      {seconds > 0 && (
        <p className="text amber" role="status">
          {t('signIn.wait', { count: seconds })}
        </p>
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={pending} disabled={seconds > 0}>
        {submitLabel}
      </Button>
      {pending && meanwhile}
      {footer}
    </form>
  )
}

/** Counts seconds down to 0. */
function useCountdown(): { readonly seconds: number; readonly wait: (seconds: number) => void } {
  const [until, setUntil] = useState(0)
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (until === 0) return undefined
    const timer = setInterval(() => {
      const left = Math.max(0, Math.ceil((until - performance.now()) / 1000))
      setSeconds(left)
      if (left === 0) clearInterval(timer)
    }, 200)
    return () => clearInterval(timer)
  }, [until])
  return {
    seconds,
    wait(next) {
      setSeconds(Math.ceil(next))
      setUntil(performance.now() + next * 1000)
    },
  }
}
