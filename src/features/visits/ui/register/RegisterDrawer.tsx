/** Registers a visit beside the list, at `/visits/new`; with `?resident=…` for someone who was found already. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { desk } from '../client'
import { DetailDrawer, ErrorState, LoadingLines } from '#app/parts/index'
import { rowIdOf } from '../row-id'
import { RegisterForm } from './RegisterForm'

export default function RegisterDrawer() {
  const { t } = useTranslation('visits')
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const residentId = rowIdOf(address.get('resident'))
  const card = useQuery({
    ...desk.residents.card.queryOptions({ input: { id: residentId ?? 1 } }),
    enabled: residentId !== undefined,
  })
  const back = () => void navigate('/visits')
  return (
    <DetailDrawer title={t('register.title')} onClose={back}>
      {card.error !== null && <ErrorState error={card.error} onRetry={() => void card.refetch()} />}
      {residentId !== undefined && card.isPending ? (
        <LoadingLines lines={5} />
      ) : (
        <RegisterForm
          resident={card.data}
          then="serve"
          onDone={({ visit }) => void navigate(`/visits/${visit.id}`)}
          onCancel={back}
        />
      )}
    </DetailDrawer>
  )
}
