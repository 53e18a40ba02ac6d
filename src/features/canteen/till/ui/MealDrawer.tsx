/** One meal: what, why at that price, how it was paid; a slip of it, and how it is taken back. */
import { useQuery } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { moneyWords } from '#app/money'
import { notify } from '#app/notices'
import {
  DetailDrawer,
  ErrorLine,
  ErrorState,
  Facts,
  KeyButton,
  LoadingLines,
  MoneyText,
  When,
} from '#app/parts/index'
import { takeBackReasons, type TakeBackReason } from '../../contract/words'
import { PriceShown } from '../../ui/PriceShown'
import { desk } from '../../ui/client'
import { useGivenBackWords } from './given-back'
import { SlipDialog } from './SlipDialog'
import './till.css'

export default function MealDrawer() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { mealId } = useParams()
  const [search] = useSearchParams()
  const id = Number(mealId)
  const [printing, setPrinting] = useState(false)
  const { data, error, isPending, refetch } = useQuery(desk.canteen.till.meal.queryOptions({ input: { id } }))
  const name =
    data === undefined ? '' : data.meal.name === '' ? t(`eaters.${data.meal.eater}`) : data.meal.name
  return (
    <DetailDrawer
      title={
        data === undefined ? t('meals.one') : t('meals.of', { name, meal: t(`meals.${data.meal.meal}`) })
      }
      onClose={() => void navigate(`/canteen/meals?${search.toString()}`)}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <LoadingLines lines={6} />}
      {data !== undefined && (
        <div className="stack">
          <Facts
            facts={[
              { name: t('meals.number'), value: data.meal.id },
              { name: t('meals.at'), value: <When at={data.meal.at} /> },
              {
                name: t('meals.lines'),
                value: data.meal.lines
                  .map(({ name: what, count }) => `${what} × ${count}`)
                  .join(t('listSeparator', { ns: 'app' })),
              },
              {
                name: t('balance.tender'),
                value: data.tenders.map(({ kind, fen, changeFen, why }) => (
                  <span key={kind} className="till-tender">
                    {t(`tenders.${kind}`)} <MoneyText fen={fen} />
                    {changeFen > 0 && t('till.change', { fen: moneyWords(changeFen) })}
                    {kind === 'free' &&
                      fen > 0 &&
                      t(why === null ? 'till.freeUnexplained' : `freeReasons.${why}`)}
                  </span>
                )),
              },
              ...(data.meal.clock === null ? [] : [{ name: t('till.clock'), value: data.meal.clock }]),
              ...(data.late === null
                ? []
                : [{ name: t('till.enteredLate'), value: t(`lateReasons.${data.late}`) }]),
              ...(data.reason === null
                ? []
                : [{ name: t('eligibility.reason'), value: t(`takeBackReasons.${data.reason}`) }]),
            ]}
          />
          <div className="diner-actions">
            <KeyButton keys="Ctrl+P" onPress={() => setPrinting(true)}>
              {t(data.slips === 0 ? 'slip.print' : 'slip.again')}
            </KeyButton>
          </div>
          {data.takeBack !== null && (
            <TakeBack
              meal={id}
              needsReason={data.takeBack !== 'undo'}
              kind={data.takeBack}
              onRefused={() => void refetch()}
            />
          )}
          <PriceShown price={data.price} policies={data.policies} />
        </div>
      )}
      {printing && data !== undefined && (
        <SlipDialog
          meal={data.meal}
          price={data.price}
          tenders={data.tenders}
          slips={data.slips}
          onClose={() => setPrinting(false)}
        />
      )}
    </DetailDrawer>
  )
}

function TakeBack({
  meal,
  needsReason,
  kind,
  onRefused,
}: {
  readonly meal: number
  readonly needsReason: boolean
  readonly kind: 'undo' | 'void' | 'refund'
  /** Its minute may have run out, or its day been closed, since it was looked at: then it is taken back otherwise. */
  readonly onRefused: () => void
}) {
  const { t } = useTranslation('canteen')
  const back = useWrite(desk.canteen.till.takeBack)
  const [reason, setReason] = useState<TakeBackReason>()
  const words = useGivenBackWords()
  return (
    <div className="till-take-back" role="group" aria-label={t(`takeBack.${kind}`)}>
      {needsReason && (
        <Radio.Group
          aria-label={t('eligibility.reason')}
          value={reason}
          options={takeBackReasons.map((value) => ({ value, label: t(`takeBackReasons.${value}`) }))}
          onChange={({ target }) => setReason(takeBackReasons.find((one) => one === target.value))}
        />
      )}
      <ErrorLine error={back.error} />
      <KeyButton
        danger
        pending={back.pending}
        refusedBecause={needsReason && reason === undefined ? t('takeBack.reasonFirst') : undefined}
        onPress={() =>
          void back
            .write({ meal, reason: reason ?? null })
            .then((taken) => notify(words(taken)))
            .catch(onRefused)
        }
      >
        {t(`takeBack.${kind}`)}
      </KeyButton>
    </div>
  )
}
