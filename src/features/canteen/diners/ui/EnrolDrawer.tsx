/** Somebody eats here from now on: where they belong, what they must not eat, and their card. */
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, ErrorState, Field, Form, LoadingLines } from '#app/parts/index'
import { ResidentPick, type PickedResident } from '#app/parts/ResidentPick.tsx'
import { desk } from '../../ui/client'
import { dinersContract } from '../contract'
import { DinerFields, type ToldValues } from './DinerFields'

interface Values extends ToldValues {
  readonly resident?: PickedResident
  readonly code: string
}

const inputOf = ({ resident, code, ...told }: Values) => ({
  ...told,
  residentId: resident?.id ?? 0,
  code: code.trim() === '' ? null : code,
})

export default function EnrolDrawer() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const enrol = useWrite(desk.canteen.diners.enrol)
  // From the till: whoever stands there is known already.
  const [id, name] = [Number(search.get('resident')), search.get('name') ?? '']
  const known = id > 0 && name !== '' ? { resident: { id, name } } : {}
  const settings = useQuery(desk.canteen.settings.get.queryOptions({ input: {} }))
  if (settings.data === undefined) {
    return (
      <DetailDrawer title={t('diners.enrol')}>
        {settings.error === null ? (
          <LoadingLines lines={5} />
        ) : (
          <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
        )}
      </DetailDrawer>
    )
  }
  // Where the canteen has not said where it stands, no record tells how near somebody is registered.
  const standsSomewhere = Object.values(settings.data.place).some((part) => part !== '')
  return (
    <DetailDrawer title={t('diners.enrol')}>
      <Form<Values, { readonly id: number }>
        label={t('diners.enrol')}
        initial={{
          ...known,
          registered: standsSomewhere ? 'by-record' : 'community',
          lives: 'by-record',
          avoids: [],
          diet: '',
          code: '',
        }}
        schema={dinersContract.enrol['~orpc'].inputSchema}
        inputOf={(values) => ({ ...inputOf(values), residentId: values.resident?.id })}
        fieldOf={(path) => path.replace(/^residentId$/, 'resident')}
        submit={(values) => enrol.write(inputOf(values))}
        onDone={(diner, { resident }) => {
          notify(t('diners.enrolled', { name: resident?.name ?? '' }))
          void navigate(search.get('back') ?? `/canteen/diners/${diner.id}`)
        }}
        submitLabel={t('diners.enrol')}
        onCancel={() => void navigate(search.get('back') ?? '/canteen/diners')}
      >
        <Field name="resident" label={t('diners.resident')}>
          <ResidentPick autoFocus={!('resident' in known)} />
        </Field>
        <DinerFields />
        <Field name="code" label={t('diners.code')} hint={t('diners.codeHint')} optional>
          <Input maxLength={32} data-scan="here" />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
