/** The materials an item asks for, a line each, in the order in which they are asked for. */
import { Button, Checkbox, Form as AntForm, Input, InputNumber, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '#app/parts/index'
import { wantedForms } from '../../requests/contract/words'
import type { WantedMaterial } from '../contract'
import { LineLabel } from './LineLabel'
import './items.css'

/** As many as the contract takes. */
const mostMaterials = 30

const newMaterial: WantedMaterial = { name: '', required: true, form: 'copy', count: 1, note: '' }

export function MaterialsEditor() {
  const { t } = useTranslation('service-requests')
  const form = AntForm.useFormInstance<{ materials: readonly WantedMaterial[] }>()
  const materials =
    AntForm.useWatch<readonly WantedMaterial[] | undefined>('materials', { form, preserve: true }) ?? []
  const put = (next: readonly WantedMaterial[]) => form.setFieldValue('materials', next)
  const whole = useRef<HTMLFieldSetElement>(null)
  const adding = useRef(false)
  useEffect(() => {
    if (!adding.current) return
    adding.current = false
    whole.current?.querySelector<HTMLElement>('.item-material:last-of-type input')?.focus()
  }, [materials.length])
  const label = (at: number, word: string) => (
    <LineLabel at={at} line={t('items.materialNumber', { number: at + 1 })}>
      {word}
    </LineLabel>
  )
  return (
    <fieldset className="item-materials" ref={whole}>
      <legend>
        {t('item.materials')}
        <span className="soft">{t('items.materialCount', { count: materials.length })}</span>
      </legend>
      {materials.map((_, at) => (
        <div key={at} className="item-material">
          <Field name={`materials.${at}.name`} label={label(at, t('materials.name'))}>
            <Input maxLength={60} />
          </Field>
          <Field name={`materials.${at}.form`} label={label(at, t('materials.form'))}>
            <Select options={wantedForms.map((value) => ({ value, label: t(`forms.${value}`) }))} />
          </Field>
          <Field name={`materials.${at}.count`} label={label(at, t('materials.count'))}>
            <InputNumber min={1} max={20} precision={0} />
          </Field>
          <Field
            name={`materials.${at}.required`}
            label={label(at, t('materials.required'))}
            valueProp="checked"
          >
            <Checkbox />
          </Field>
          <Field name={`materials.${at}.note`} label={label(at, t('request.note'))}>
            <Input maxLength={200} />
          </Field>
          <Button
            onClick={() => put(materials.filter((_, place) => place !== at))}
            aria-label={t('items.removeMaterial', { number: at + 1 })}
          >
            {t('items.remove')}
          </Button>
        </div>
      ))}
      {materials.length < mostMaterials && (
        <Button
          onClick={() => {
            adding.current = true
            put([...materials, newMaterial])
          }}
        >
          {t('items.addMaterial')}
        </Button>
      )}
    </fieldset>
  )
}
