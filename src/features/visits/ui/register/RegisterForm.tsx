/** Somebody came: who, what for, and whether they wait, are served now, or have their answer already. */
import { Input, Radio, Select, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../client'
import { Field, FieldRow, Form } from '#app/parts/index'
import { visitCategories, visitsContract, type Moved, type Registration, type Visit } from '../../contract'
import { useMoves } from '../use-moves'
import { ResidentPick, type PickedResident } from '#app/parts/ResidentPick.tsx'

type Then = Registration['then']['kind']

interface Values {
  readonly resident?: PickedResident
  readonly visitor?: string
  readonly matter?: string
  readonly category?: Visit['category']
  readonly then: Then
  readonly answer?: string
}

export interface RegisterFormProps {
  readonly resident?: PickedResident | undefined
  readonly then: Then
  readonly onDone: (moved: Moved) => void
  readonly onCancel: () => void
}

export function RegisterForm({ resident, then: first, onDone, onCancel }: RegisterFormProps) {
  const { t } = useTranslation('visits')
  const { made } = useMoves()
  const register = useWrite(desk.visits.register)
  const [then, setThen] = useState<Then>(first)
  const [named, setNamed] = useState(resident !== undefined)
  const matter = useRef<InputRef>(null)
  useEffect(() => matter.current?.focus(), [])
  const label = { wait: 'saveWait', serve: 'saveServe', answered: 'saveAnswered' } as const

  return (
    <Form<Values, Moved>
      label={t('register.title')}
      initial={{ then: first, ...(resident === undefined ? {} : { resident }) }}
      schema={visitsContract.register['~orpc'].inputSchema}
      inputOf={toInput}
      fieldOf={(path) => (path === 'residentId' ? 'resident' : path === 'then.answer' ? 'answer' : path)}
      submit={(values) => register.write(toInput(values))}
      onDone={(moved) => {
        made(
          { wait: 'take-number', serve: 'step-up', answered: 'answer' }[then] as
            'take-number' | 'step-up' | 'answer',
          moved,
        )
        onDone(moved)
      }}
      submitLabel={t(`register.${label[then]}`)}
      onCancel={onCancel}
      draft={resident === undefined ? 'visits.register' : `visits.register:${resident.id}`}
      onChange={(values) => {
        setThen(values.then)
        setNamed(values.resident !== undefined)
      }}
    >
      <Field name="matter" label={t('register.matter')} optional>
        <Input ref={matter} maxLength={200} placeholder={t('register.matterHint')} />
      </Field>
      <Field name="then" label={t('register.then')}>
        <Radio.Group
          optionType="button"
          options={(['wait', 'serve', 'answered'] as const).map((value) => ({
            value,
            label: t(`register.${value}`),
          }))}
        />
      </Field>
      {then === 'answered' && (
        <Field name="answer" label={t('register.answer')} hint={t('register.answerHint')} optional>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Field>
      )}
      {then === 'wait' && !named && <p className="small soft">{t('register.withoutName')}</p>}
      <Field name="resident" label={t('register.resident')} optional>
        <ResidentPick />
      </Field>
      <FieldRow>
        {!named && (
          <Field name="visitor" label={t('register.visitor')} hint={t('register.visitorHint')} optional>
            <Input maxLength={40} />
          </Field>
        )}
        <Field name="category" label={t('register.category')} optional>
          <Select
            allowClear
            placeholder={t('register.noCategory')}
            options={visitCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
          />
        </Field>
      </FieldRow>
    </Form>
  )
}

function toInput({ resident, visitor, matter, category, then, answer }: Values): Registration {
  return {
    matter: matter ?? '',
    then: then === 'answered' ? { kind: then, answer: answer ?? '' } : { kind: then },
    ...(resident === undefined ? {} : { residentId: resident.id }),
    // Whoever is in the register has a name already.
    ...(resident !== undefined || visitor === undefined || visitor.trim() === '' ? {} : { visitor }),
    ...(category === undefined || category === null ? {} : { category }),
  }
}
