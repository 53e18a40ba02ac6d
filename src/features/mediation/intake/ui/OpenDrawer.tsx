/** Takes a quarrel down at the door: whoever does has the case; it has no number before it is accepted. */
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { casesContract } from '../../cases/contract'
import { desk } from '../../ui/client'
import { emptyOpened, OpenedFields, openedOf, type OpenedValues } from './OpenedFields'

export default function OpenDrawer() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const opening = useWrite(desk.mediation.cases.open)
  const visit = Number(address.get('visit') ?? 0)
  const inputOf = (values: OpenedValues) => ({ opened: openedOf(values, visit > 0 ? visit : null) })
  return (
    <MoveDrawer<OpenedValues, { readonly id: number }>
      draft={visit > 0 ? `mediation.open:${visit}` : 'mediation.open'}
      title={t('intake.open')}
      initial={emptyOpened}
      schema={casesContract.open['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={fieldOf}
      submit={(values) => opening.write(inputOf(values))}
      onDone={({ id }) => {
        notify(t('intake.opened'))
        void navigate(`/mediation/${id}`)
      }}
      onClose={() => void navigate('/mediation')}
    >
      <OpenedFields />
    </MoveDrawer>
  )
}

export const fieldOf = (path: string): string => {
  const field = path.replace(/^opened\./, '')
  return field === 'moneyFen' ? 'money' : field
}
