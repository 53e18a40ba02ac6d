/** Whoever violence or harm is suspected of, one under the other: name, birth, capacity, from whom, in what form, when heard. */
import { Button, Checkbox, Form as AntForm, Input, InputNumber, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { fullOrLess, harmsToMinors, sufferedFrom, violenceForms } from '../../contract/words'
import { MomentInput } from '../../ui/case/MomentInput'
import type { SuspicionText } from '../contract'

/** As it is being typed. */
export interface SuspicionValues extends Pick<SuspicionText, 'continues' | 'name' | 'from' | 'forms'> {
  readonly birth?: string
  readonly aboutAge?: number | null
  readonly capacity?: SuspicionText['capacity']
  readonly discoveredAt?: number
}

export function SuspicionFields() {
  const { t } = useTranslation('mediation')
  const form = AntForm.useFormInstance<{ suspicions: readonly SuspicionValues[] }>()
  const rows =
    AntForm.useWatch<readonly SuspicionValues[] | undefined>('suspicions', { form, preserve: true }) ?? []
  const put = (next: readonly SuspicionValues[]) => form.setFieldValue('suspicions', next)
  const whole = useRef<HTMLDivElement>(null)
  const adding = useRef(false)
  useEffect(() => {
    if (!adding.current) return
    adding.current = false
    whole.current?.querySelector<HTMLElement>('.suspicion:last-of-type input')?.focus()
  }, [rows.length])
  return (
    <div className="suspicions" ref={whole}>
      {rows.map((one, at) => (
        <fieldset key={at} className="suspicion">
          <legend>{t('screening.suspicion', { number: at + 1 })}</legend>
          <FieldRow>
            <Field name={`suspicions.${at}.name`} label={t('screening.name')}>
              <Input maxLength={40} />
            </Field>
            <Field
              name={`suspicions.${at}.birth`}
              label={t('screening.birth')}
              hint={t(one.continues === null ? 'screening.birthUnknown' : 'screening.birthKept')}
              optional
            >
              <DayInput />
            </Field>
            <Field name={`suspicions.${at}.aboutAge`} label={t('screening.aboutAge')} optional>
              <InputNumber min={0} max={120} precision={0} />
            </Field>
          </FieldRow>
          <FieldRow>
            <Field name={`suspicions.${at}.from`} label={t('screening.from')}>
              <Select
                options={sufferedFrom.map((value) => ({
                  value,
                  label: t(`screening.sufferedFrom.${value}`),
                }))}
              />
            </Field>
            <Field name={`suspicions.${at}.capacity`} label={t('screening.capacity')} optional>
              <Select
                allowClear
                options={fullOrLess.map((value) => ({ value, label: t(`parties.capacities.${value}`) }))}
              />
            </Field>
          </FieldRow>
          <Field name={`suspicions.${at}.forms`} label={t('screening.forms')}>
            <Checkbox.Group
              className="suspicion-forms"
              options={[...violenceForms, ...harmsToMinors].map((value) => ({
                value,
                label: t(`screening.sufferedForms.${value}`),
              }))}
            />
          </Field>
          <Field name={`suspicions.${at}.discoveredAt`} label={t('screening.discoveredAt')}>
            <MomentInput />
          </Field>
          <Button onClick={() => put(rows.filter((_, place) => place !== at))}>
            {t('screening.notThisOne', { number: at + 1 })}
          </Button>
        </fieldset>
      ))}
      <Button
        onClick={() => {
          adding.current = true
          put([...rows, { continues: null, name: '', from: 'family', forms: [] }])
        }}
      >
        {t('screening.addSuspicion')}
      </Button>
    </div>
  )
}
