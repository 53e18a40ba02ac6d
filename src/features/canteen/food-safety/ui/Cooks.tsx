/** Who cooks, and how long their health certificates last. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Day, DayInput, ErrorLine, Field, FieldRow, Form, KeyButton, Status } from '#app/parts/index'
import { desk } from '../../ui/client'
import { safetyContract, type Cook } from '../contract'

const tones = { good: 'done', soon: 'soon', ended: 'late' } as const

export function Cooks({ cooks }: { readonly cooks: readonly Cook[] }) {
  const { t } = useTranslation('canteen')
  const leaving = useWrite(desk.canteen.safety.cookLeaves)
  /** Null for somebody new. */
  const [keeping, setKeeping] = useState<Cook | null>()
  return (
    <>
      <ErrorLine error={leaving.error} />
      <ul className="safety-cooks" aria-label={t('safety.cooks')}>
        {cooks.map((one) => (
          <li key={one.id}>
            <b>{one.name}</b>
            <Status tone={tones[one.state]}>
              {t(`safety.certificate.${one.state}`)} <Day day={one.ends} />
            </Status>
            <button type="button" className="link" onClick={() => setKeeping(one)}>
              {t('safety.renew')}
            </button>
            <button
              type="button"
              className="link"
              disabled={leaving.pending}
              onClick={() =>
                void leaving
                  .write({ id: one.id })
                  .then(() => notify(t('safety.left', { name: one.name })))
                  .catch(() => undefined)
              }
            >
              {t('safety.leaves')}
            </button>
          </li>
        ))}
        {cooks.length === 0 && <li className="soft">{t('safety.nobody')}</li>}
      </ul>
      {keeping === undefined ? (
        <KeyButton onPress={() => setKeeping(null)}>{t('safety.addCook')}</KeyButton>
      ) : (
        <CookForm key={keeping?.id ?? 0} cook={keeping} onClose={() => setKeeping(undefined)} />
      )}
    </>
  )
}

interface CookValues {
  readonly name: string
  readonly issuedOn?: string
}

function CookForm({ cook, onClose }: { readonly cook: Cook | null; readonly onClose: () => void }) {
  const { t } = useTranslation('canteen')
  const keepingCook = useWrite(desk.canteen.safety.keepCook)
  const inputOf = ({ name, issuedOn }: CookValues) => ({ id: cook?.id ?? null, name, issuedOn })
  return (
    <Form<CookValues, unknown>
      label={t('safety.addCook')}
      initial={{ name: cook?.name ?? '' }}
      schema={safetyContract.keepCook['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => keepingCook.write({ ...inputOf(values), issuedOn: values.issuedOn ?? '' })}
      onDone={(_, { name }) => {
        notify(t('safety.cookKept', { name }))
        onClose()
      }}
      submitLabel={t('safety.keep')}
      onCancel={onClose}
    >
      <FieldRow>
        <Field name="name" label={t('diners.name')}>
          <Input autoFocus maxLength={20} />
        </Field>
        <Field name="issuedOn" label={t('safety.issuedOn')}>
          <DayInput />
        </Field>
      </FieldRow>
    </Form>
  )
}
