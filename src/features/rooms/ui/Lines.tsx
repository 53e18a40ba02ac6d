/** Lines of a form that can be added and taken away: hours, special days, limits, outages. */
import { Button, Form as AntForm } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface LinesProps<Line> {
  /** The list's name in the values of the form. */
  readonly name: string
  readonly legend: string
  readonly hint?: string
  readonly add: string
  /** What taking a line away is called, with its number. */
  readonly remove: (number: number) => string
  readonly most: number
  readonly newLine: Line
  readonly className: string
  readonly line: (at: number) => ReactNode
}

export function Lines<Line>({
  name,
  legend,
  hint,
  add,
  remove,
  most,
  newLine,
  className,
  line,
}: LinesProps<Line>) {
  const { t } = useTranslation('rooms')
  const form = AntForm.useFormInstance<Record<string, readonly Line[]>>()
  const lines = AntForm.useWatch<readonly Line[] | undefined>(name, { form, preserve: true }) ?? []
  const put = (next: readonly Line[]) => form.setFieldValue(name, next)
  const whole = useRef<HTMLFieldSetElement>(null)
  const adding = useRef(false)
  useEffect(() => {
    if (!adding.current) return
    adding.current = false
    whole.current?.querySelector<HTMLElement>('.room-line:last-of-type input')?.focus()
  }, [lines.length])
  return (
    <fieldset className="room-lines" ref={whole}>
      <legend>
        {legend}
        {hint !== undefined && <span className="soft">{hint}</span>}
      </legend>
      {lines.map((_, at) => (
        <div key={at} className={`room-line ${className}`}>
          {line(at)}
          <Button
            onClick={() => put(lines.filter((_line, place) => place !== at))}
            aria-label={remove(at + 1)}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      {lines.length < most && (
        <Button
          onClick={() => {
            adding.current = true
            put([...lines, newLine])
          }}
        >
          {add}
        </Button>
      )}
    </fieldset>
  )
}

/** Seen above the first line, heard in each; faults name the line they are in. */
export function LineLabel({
  line,
  at,
  children,
}: {
  readonly line: string
  readonly at: number
  readonly children: string
}) {
  return (
    <>
      <span className="visually-hidden">{line} </span>
      <span className={at === 0 ? '' : 'visually-hidden'}>{children}</span>
    </>
  )
}
