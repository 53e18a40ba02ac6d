/** One eligibility: what it rests on, where it stands, what was done with it, and what can be done. */
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import {
  Day,
  DayInput,
  DetailDrawer,
  ErrorState,
  Facts,
  Field,
  Form,
  KeyButton,
  LoadingLines,
  Status,
  When,
} from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { canteenContract, type EligibilityMove, type EligibilityRow } from '../../contract/index'
import { desk } from '../../ui/client'
import { RenewForm } from './Renew'
import { asksToRenew, eligibilityTone, EndWords, Followed } from './words'

export default function EligibilityDrawer() {
  const { t } = useTranslation('canteen')
  const { eligibilityId } = useParams()
  const { data, error, isPending, refetch } = useQuery(
    desk.canteen.eligibility.get.queryOptions({ input: { id: Number(eligibilityId) } }),
  )
  const title =
    data === undefined
      ? t('eligibility.title')
      : t('eligibility.of', { name: data.eligibility.resident.name, category: data.eligibility.category })
  return (
    <DetailDrawer title={title}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <LoadingLines />}
      {data !== undefined && (
        <div className="stack">
          <EligibilityFacts eligibility={data.eligibility} />
          <Moves eligibility={data.eligibility} />
          {data.moves.length > 0 && (
            <ul className="canteen-moves">
              {data.moves.map(({ id, move, day, reason, at, by }) => (
                <li key={id}>
                  <b>{t(`eligibilityMoves.${move}`)}</b> <Day day={day} />
                  {reason !== '' && <p>{reason}</p>}
                  <p className="small soft">
                    {by} · <When at={at} />
                  </p>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </DetailDrawer>
  )
}

function EligibilityFacts({ eligibility }: { readonly eligibility: EligibilityRow }) {
  const { t } = useTranslation('canteen')
  const { state, proof, issuedBy, appliedOn, approvedOn, from, until, end, renewal } = eligibility
  const dayOr = (day: string | null) => (day === null ? '—' : <Day day={day} />)
  return (
    <Facts
      facts={[
        {
          name: t('eligibility.state'),
          value: <Status tone={eligibilityTone[state]}>{t(`eligibilityStates.${state}`)}</Status>,
        },
        { name: t('eligibility.issuedBy'), value: issuedBy },
        { name: t('eligibility.proofNumber'), value: proof === '' ? '—' : proof },
        { name: t('eligibility.appliedOn'), value: <Day day={appliedOn} /> },
        { name: t('eligibility.approvedOn'), value: dayOr(approvedOn) },
        { name: t('eligibility.from'), value: dayOr(from) },
        { name: t('eligibility.until'), value: dayOr(until) },
        {
          name: t('eligibility.end'),
          value: (
            <>
              <EndWords end={end} /> <Followed renewal={renewal} />
            </>
          ),
        },
      ]}
    />
  )
}

interface MoveValues {
  readonly day?: string
  readonly reason: string
}

function Moves({ eligibility }: { readonly eligibility: EligibilityRow }) {
  const { t } = useTranslation('canteen')
  const today = useToday()
  const may = useMay('canteen.eligibility')
  const write = useWrite(desk.canteen.eligibility.move)
  const [move, setMove] = useState<EligibilityMove>()
  const [isRenewed, setIsRenewed] = useState(asksToRenew(useLocation().state))
  const { renewal } = eligibility
  if (!may || eligibility.moves.length === 0) return null
  if (isRenewed && renewal?.by === null) {
    return <RenewForm eligibility={eligibility} from={renewal.from} onClose={() => setIsRenewed(false)} />
  }
  if (move === undefined) {
    return (
      <div className="canteen-actions">
        {renewal?.by === null && (
          <KeyButton primary onPress={() => setIsRenewed(true)}>
            {t('eligibility.renew')}
          </KeyButton>
        )}
        {eligibility.moves.map((one, at) => (
          <KeyButton
            key={one}
            primary={at === 0 && renewal?.by !== null}
            danger={one === 'end'}
            onPress={() => setMove(one)}
          >
            {t(
              eligibility.state === 'ended' && one === 'end'
                ? 'eligibility.endedSooner'
                : `eligibilityMoves.${one}`,
            )}
          </KeyButton>
        ))}
      </div>
    )
  }
  const inputOf = ({ day, reason }: MoveValues) => ({ id: eligibility.id, move, day: day ?? '', reason })
  return (
    <Form<MoveValues, unknown>
      key={move}
      label={t(`eligibilityMoves.${move}`)}
      draft={`canteen.eligibility-move:${eligibility.id}:${move}`}
      initial={{ day: today, reason: '' }}
      schema={canteenContract.eligibility.move['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => write.write(inputOf(values))}
      onDone={() => {
        setMove(undefined)
        notify(
          t(`eligibilityDone.${move}`, { name: eligibility.resident.name, category: eligibility.category }),
        )
      }}
      submitLabel={t(`eligibilityMoves.${move}`)}
      onCancel={() => setMove(undefined)}
    >
      <Field name="day" label={t(`eligibilityDays.${move}`)}>
        <DayInput />
      </Field>
      <Field name="reason" label={t('eligibility.reason')} optional={move === 'approve' || move === 'resume'}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 1, maxRows: 4 }} autoFocus />
      </Field>
    </Form>
  )
}
