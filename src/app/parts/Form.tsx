/**
 * The one form: fields under each other, checked by the contract's own schema, faults gathered in a summary that
 * leads to each field, the desk's field faults put where they belong, and a draft that survives Esc, lock and crash.
 */
import { Button, Form as AntForm, type FormInstance } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import type { FieldFault } from '#ground/contract/errors'
import { errorMessage } from '../desk-client/errors'
import { sendingDeed } from '../desk-client/send-id'
import { deedOfDraft, dropDraft, draftOf, keepDraft } from '../drafts/drafts'
import { asDraft, restored as takenUp } from '../drafts/restored'
import { faultText } from '../i18n'
import { isComposing, keysOf, useKeys } from '../keys'
import { holdsUnread, isNotTaken, numbersNotTaken } from './number-fields'
import { Kbd } from './small'

export interface FormProps<Values extends object, Output> {
  /** Names the form for screen readers. */
  readonly label: string
  readonly initial: Partial<Values>
  /** The procedure's input schema; with it, faults are shown before anything is sent. */
  readonly schema?: z.ZodType | undefined
  /** What `submit` sends, for the check by `schema`; `sendId` is added by itself. Default: the values. */
  readonly inputOf?: (values: Values) => object
  readonly submit: (values: Values) => Promise<Output>
  readonly onDone: (output: Output, values: Values) => void
  readonly submitLabel: string
  readonly onCancel?: (() => void) | undefined
  /** The draft's key; without it nothing is kept (passwords!). */
  readonly draft?: string
  /** Which field a fault belongs to, where input and fields differ: gets `address.room`, returns a field's name. */
  readonly fieldOf?: (path: string) => string
  readonly form?: FormInstance<Values>
  readonly onChange?: (values: Values) => void
  /** More beside the buttons. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

interface Fault {
  readonly field: string
  readonly label: string
  readonly text: string
}

const someSendId = '00000000-0000-4000-8000-000000000000'

export function Form<Values extends object, Output>({
  label,
  initial,
  schema,
  inputOf = (values) => values,
  submit,
  onDone,
  submitLabel,
  onCancel,
  draft,
  fieldOf = (path) => path,
  form: given,
  onChange,
  footer,
  children,
}: FormProps<Values, Output>) {
  const { t } = useTranslation()
  const [form] = AntForm.useForm<Values>(given)
  const [pending, setPending] = useState(false)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [message, setMessage] = useState<string>()
  const [restored, setRestored] = useState(() => draft !== undefined && isRecord(draftOf(draft)))
  const summary = useRef<HTMLDivElement>(null)
  const outline = useRef<HTMLDivElement>(null)

  const [{ start, changed }] = useState(() => {
    const kept = draft === undefined ? undefined : draftOf(draft)
    if (!isRecord(kept)) return { start: initial, changed: [] }
    const { values, changed: names } = takenUp(initial, kept)
    // The draft is one of these values.
    return { start: values as Partial<Values>, changed: names }
  })
  /** What the draft is begun from: what is shown now, where nothing was typed yet. */
  const begun = useRef(initial)
  /** Labels of fields that somebody else has changed while they were typed into. */
  const [others, setOthers] = useState<readonly string[]>([])
  useEffect(() => {
    setOthers(changed.map((name) => labelOf(outline.current, name) || name))
  }, [changed])

  // What follows from the values follows from a restored draft as well.
  const told = useRef(false)
  useEffect(() => {
    if (!restored || told.current) return
    told.current = true
    onChange?.(allValues(form))
  }, [restored, onChange, form])

  // What stood there from before a write may be read anew only now: until somebody types, the form begins with what is so.
  const touched = useRef(false)
  const begins = JSON.stringify(initial)
  const began = useRef(begins)
  useEffect(() => {
    if (began.current === begins) return
    began.current = begins
    if (touched.current || restored) return
    begun.current = initial
    form.setFieldsValue(initial)
    onChange?.(allValues(form))
  }, [begins, form, initial, onChange, restored])

  useEffect(() => {
    if (faults.length > 0 || message !== undefined) summary.current?.focus()
  }, [faults, message])

  const setErrors = (marks: readonly { readonly name: (string | number)[]; readonly errors: string[] }[]) =>
    form.setFields([...marks] as Parameters<typeof form.setFields>[0])

  const show = (found: readonly FieldFault[], whole: string | undefined, placeOf = fieldOf) => {
    const shown: Fault[] = []
    const fields = fieldsOf(outline.current)
    const elsewhere: string[] = []
    for (const fault of found) {
      const field = placeOf(fault.path.join('.'))
      const isBlank = blanks.has(valueAt(allValues(form), namePath(field)))
      const text = faultText(isBlank && faultsOfText.has(fault.code) ? 'required' : fault.code)
      if (!fields.includes(field)) elsewhere.push(text)
      // The first fault of a field is enough; the next shows when it is mended.
      else if (!shown.some((one) => one.field === field)) {
        shown.push({ field, label: labelOf(outline.current, field), text })
      }
    }
    shown.sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field))
    setFaults(shown)
    // One sentence for all when no field can be named.
    setMessage(shown.length === 0 ? [whole, ...new Set(elsewhere)].filter(Boolean).join(' ') : undefined)
    setErrors([
      ...form.getFieldsError().map(({ name }) => ({ name, errors: [] })),
      ...shown.map(({ field, text }) => ({ name: namePath(field), errors: [text] })),
    ])
  }

  /** A field that is being mended is no longer marked; the summary stays, so that nothing moves under the hand. */
  const unmark = (changed: unknown) => {
    for (const { name, errors } of form.getFieldsError()) {
      if (errors.length > 0 && valueAt(changed, name) !== undefined) setErrors([{ name, errors: [] }])
    }
  }

  const send = () => {
    if (pending) return
    const unread = numbersNotTaken(outline.current)
    if (unread.length > 0) {
      show(
        unread.map(({ field, code }) => ({ path: [field], code })),
        undefined,
        (field) => field,
      )
      return
    }
    const values = allValues(form)
    const checked = schema?.safeParse({ sendId: someSendId, ...inputOf(values) })
    if (checked?.success === false) {
      show(checked.error.issues.map(toFault), undefined)
      return
    }
    setFaults([])
    setMessage(undefined)
    setPending(true)
    const deed = draft === undefined ? undefined : deedOfDraft(draft)
    sendingDeed(deed, () => submit(values)).then(
      (output) => {
        if (draft !== undefined) dropDraft(draft)
        setPending(false)
        onDone(output, values)
      },
      (error: unknown) => {
        setPending(false)
        const readable = errorMessage(error)
        show(readable.fields, readable.message)
      },
    )
  }

  const startOver = () => {
    if (draft !== undefined) dropDraft(draft)
    setRestored(false)
    form.setFieldsValue(emptied(allValues(form), initial))
  }

  useKeys({ 'Ctrl+Enter': send })

  return (
    <AntForm<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      aria-label={label}
      className="form"
      autoComplete="off"
      onFinish={send}
      // Before the field sees it: a choice would take it for Enter and open its list.
      onKeyDownCapture={(event) => {
        const keys = keysOf(event.nativeEvent)
        if (isComposing(event.nativeEvent)) return
        if (keys !== 'Ctrl+Enter' && !(keys === 'Enter' && isNotTaken(event.target))) return
        event.preventDefault()
        event.stopPropagation()
        send()
      }}
      // Left as it was written, a number that was not taken is refused, and no other put in its place.
      onBlurCapture={(event) => {
        if (isNotTaken(event.target)) event.stopPropagation()
      }}
      onValuesChange={(changed, values) => {
        touched.current = true
        unmark(changed)
        // What was typed before stays the draft until it can be read.
        const now = allValues(form)
        if (draft !== undefined && !holdsUnread(now)) keepDraft(draft, asDraft(now, begun.current))
        onChange?.(values)
      }}
    >
      {restored && (
        <p className="restored">
          {t('form.restored')}{' '}
          <button type="button" className="link" onClick={startOver}>
            {t('form.startOver')}
          </button>
          {others.length > 0 && (
            <strong className="changed-meanwhile">
              {t('form.changedMeanwhile', { fields: others.join(t('listSeparator')) })}
            </strong>
          )}
        </p>
      )}
      {(faults.length > 0 || message !== undefined) && (
        <div className="fault-summary" role="alert" tabIndex={-1} ref={summary}>
          <strong>{message ?? t('form.faults', { count: faults.length })}</strong>
          {faults.length > 0 && (
            <ul>
              {faults.map(({ field, label: name, text }) => (
                <li key={field}>
                  <button type="button" className="link" onClick={() => form.focusField(namePath(field))}>
                    {name} {text}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <div ref={outline}>{children}</div>
      <div className="form-footer">
        <Button type="primary" htmlType="submit" loading={pending}>
          <span>
            {submitLabel}
            <Kbd keys="Ctrl+Enter" />
          </span>
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{t('action.cancel')}</Button>}
        {footer}
      </div>
    </AntForm>
  )
}

export interface FieldProps {
  /** The field's name in the values; parts joined by dots for nested ones. */
  readonly name: string
  readonly label: ReactNode
  /** What to write and why, under the label. */
  readonly hint?: ReactNode
  /** May stay empty: said in the label, because most fields may not. */
  readonly optional?: boolean
  /** The input's property that carries the value: `checked` for checkboxes and switches. */
  readonly valueProp?: string
  readonly children: ReactNode
}

/** A field of the form: label, hint, the input, and what is wrong with it. */
export function Field({ name, label, hint, optional = false, valueProp, children }: FieldProps) {
  const { t } = useTranslation()
  return (
    <div data-field={name} className="field">
      <AntForm.Item
        name={namePath(name)}
        label={
          <span className="field-label">
            <span className="field-name">{label}</span>
            {optional && <span className="field-optional">{t('form.optional')}</span>}
            {hint !== undefined && <span className="field-hint">{hint}</span>}
          </span>
        }
        validateTrigger={[]}
        {...(valueProp === undefined ? {} : { valuePropName: valueProp })}
      >
        {children}
      </AntForm.Item>
    </div>
  )
}

/** Fields side by side; they stand under each other where there is no room. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className="field-row">{children}</div>
}

const blanks: ReadonlySet<unknown> = new Set([undefined, null, ''])

function valueAt(values: unknown, [name, ...rest]: readonly (string | number)[]): unknown {
  if (name === undefined) return values
  if (Array.isArray(values)) return valueAt(values[Number(name)], rest)
  return isRecord(values) ? valueAt(values[name], rest) : undefined
}

/** What is wrong with a text; where nothing was written they would only puzzle. */
const faultsOfText: ReadonlySet<string> = new Set([
  'too-short',
  'too-small',
  'not-a-day',
  'not-a-code',
  'not-an-account',
  'password-too-short',
  'invalid-format',
])

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function namePath(field: string): (string | number)[] {
  return field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
}

/** The names of the fields on screen, from top to bottom. */
function fieldsOf(outline: HTMLElement | null): readonly string[] {
  return [...(outline?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].map(
    (field) => field.dataset['field'] ?? '',
  )
}

function labelOf(outline: HTMLElement | null, field: string): string {
  const found = outline?.querySelector(`[data-field="${CSS.escape(field)}"] .field-name`)
  return found?.textContent ?? ''
}

function toFault(issue: z.core.$ZodIssue): FieldFault {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? '' : part))
  // Our schemas name their faults in one word; of zod's own sentences the name of the check is taken, as the desk does.
  const code = /^[a-z][a-z0-9.-]*$/.test(issue.message) ? issue.message : issue.code.replaceAll('_', '-')
  return { path, code: isUnreadNumber(issue) ? 'not-a-number' : code }
}

/** Something was written where a number is asked, and it is none. */
const isUnreadNumber = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_type' && 'received' in issue && issue.received === 'NaN'

/** Also those of fields that are not on screen now. */
function allValues<Values extends object>(form: FormInstance<Values>): Values {
  return form.getFieldsValue(true) as Values
}

/** Every field back to what it began with, also those the beginning says nothing of. */
function emptied<Values extends object>(
  values: Values,
  initial: Partial<Values>,
): Parameters<FormInstance<Values>['setFieldsValue']>[0] {
  const cleared: unknown = {
    ...Object.fromEntries(Object.keys(values).map((key) => [key, undefined])),
    ...initial,
  }
  return cleared as Parameters<FormInstance<Values>['setFieldsValue']>[0]
}
