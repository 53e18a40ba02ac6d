/** What the application form of an item asks, a line each, in the order in which they stand on it. */
import { Button, Checkbox, Form as AntForm, Input, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '#app/parts/index'
import { askKinds, type AskKind } from '../../requests/contract/words'
import { LineLabel } from './LineLabel'
import './items.css'

/** A line as it is typed; choices between 、. */
export interface TypedAsk {
  readonly name: string
  readonly kind: AskKind
  readonly required: boolean
  readonly choices: string
}

/** As many as the contract takes. */
const mostAsks = 20

const newAsk: TypedAsk = { name: '', kind: 'text', required: true, choices: '' }

export function AsksEditor() {
  const { t } = useTranslation('service-requests')
  const form = AntForm.useFormInstance<{ asks: readonly TypedAsk[] }>()
  const asks = AntForm.useWatch<readonly TypedAsk[] | undefined>('asks', { form, preserve: true }) ?? []
  const put = (next: readonly TypedAsk[]) => form.setFieldValue('asks', next)
  const whole = useRef<HTMLFieldSetElement>(null)
  const adding = useRef(false)
  useEffect(() => {
    if (!adding.current) return
    adding.current = false
    whole.current?.querySelector<HTMLElement>('.item-ask:last-of-type input')?.focus()
  }, [asks.length])
  const label = (at: number, word: string) => (
    <LineLabel at={at} line={t('applications.lineNumber', { number: at + 1 })}>
      {word}
    </LineLabel>
  )
  return (
    <fieldset className="item-materials" ref={whole}>
      <legend>
        {t('applications.title')}
        <span className="soft">{t('applications.hint')}</span>
      </legend>
      {asks.map(({ kind }, at) => (
        <div key={at} className="item-material item-ask">
          <Field name={`asks.${at}.name`} label={label(at, t('applications.name'))}>
            <Input maxLength={30} />
          </Field>
          <Field name={`asks.${at}.kind`} label={label(at, t('applications.kind'))}>
            <Select options={askKinds.map((value) => ({ value, label: t(`applications.kinds.${value}`) }))} />
          </Field>
          <Field name={`asks.${at}.required`} label={label(at, t('materials.required'))} valueProp="checked">
            <Checkbox />
          </Field>
          {kind === 'choice' && (
            <Field name={`asks.${at}.choices`} label={label(at, t('applications.choices'))}>
              <Input maxLength={400} placeholder={t('applications.choicesExample')} />
            </Field>
          )}
          <Button
            onClick={() => put(asks.filter((_, place) => place !== at))}
            aria-label={t('applications.removeLine', { number: at + 1 })}
          >
            {t('items.remove')}
          </Button>
        </div>
      ))}
      {asks.length < mostAsks && (
        <Button
          onClick={() => {
            adding.current = true
            put([...asks, newAsk])
          }}
        >
          {t('applications.addLine')}
        </Button>
      )}
    </fieldset>
  )
}
