/**
 * Takes a quarrel down at the door: whoever does has the case; it has no number before it is accepted. What it came from, a visit
 * or a plea for help, brings its person and words with it.
 */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { DetailDrawer, ErrorState, LoadingLines } from '#app/parts/index'
import { casesContract } from '../../cases/contract'
import { desk } from '../../ui/client'
import { emptyOpened, OpenedFields, openedOf, type OpenedValues } from './OpenedFields'

export default function OpenDrawer() {
  const [address] = useSearchParams()
  const visit = Number(address.get('visit') ?? 0)
  const plea = Number(address.get('plea') ?? 0)
  if (plea > 0) return <FromPlea id={plea} />
  return visit > 0 ? <FromVisit id={visit} /> : <Opening from="" words="" visit={null} />
}

interface OpeningProps {
  /** Of what it came from, so that each has a draft of its own. */
  readonly from: '' | `:${number}` | `:plea:${number}`
  readonly words: string
  readonly visit: number | null
  readonly plea?: number
  /** Who stands in it from the beginning, and why. */
  readonly about?: string
}

function Opening({ from, words, visit, plea, about }: OpeningProps) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const opening = useWrite(desk.mediation.cases.open)
  const ofPlea = useWrite(desk.mediation.pleas.openCase)
  const inputOf = (values: OpenedValues) => ({ opened: openedOf(values, visit) })
  return (
    <MoveDrawer<OpenedValues, { readonly id: number }>
      draft={`mediation.open${from}`}
      title={t('intake.open')}
      about={about === undefined ? undefined : <p className="small soft">{about}</p>}
      initial={{ ...emptyOpened, narrative: words }}
      schema={casesContract.open['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={fieldOf}
      submit={(values) =>
        plea === undefined ? opening.write(inputOf(values)) : ofPlea.write({ id: plea, ...inputOf(values) })
      }
      onDone={({ id }) => {
        notify(t('intake.opened'))
        void navigate(`/mediation/${id}`)
      }}
      onClose={() => void navigate(plea === undefined ? '/mediation' : `/mediation/protection/pleas/${plea}`)}
    >
      <OpenedFields />
    </MoveDrawer>
  )
}

function FromVisit({ id }: { readonly id: number }) {
  const { t } = useTranslation('mediation')
  const { data, error, refetch } = useQuery(desk.visits.get.queryOptions({ input: { id } }))
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />
  const { resident, visitor, matter } = data.visit
  return (
    <Opening
      from={`:${id}`}
      words={matter}
      visit={id}
      about={t('intake.fromVisit', { name: resident?.name ?? visitor ?? '' })}
    />
  )
}

function FromPlea({ id }: { readonly id: number }) {
  const { t } = useTranslation('mediation')
  const { data, error, refetch } = useQuery(desk.mediation.pleas.get.queryOptions({ input: { id } }))
  if (data === undefined) return <Waiting error={error} onRetry={() => void refetch()} />
  return (
    <Opening
      from={`:plea:${id}`}
      words={[data, ...data.additions].map((one) => one.words).join('\n')}
      visit={null}
      plea={id}
      about={t('intake.fromPlea', { name: data.person })}
    />
  )
}

function Waiting({ error, onRetry }: { readonly error: Error | null; readonly onRetry: () => void }) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  return (
    <DetailDrawer title={t('intake.open')} onClose={() => void navigate('/mediation')}>
      {error === null ? <LoadingLines lines={8} /> : <ErrorState error={error} onRetry={onRetry} />}
    </DetailDrawer>
  )
}

export const fieldOf = (path: string): string => {
  const field = path.replace(/^opened\./, '')
  return field === 'moneyFen' ? 'money' : field
}
