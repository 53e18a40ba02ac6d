/** A new claim: of which month, or of the quarter that it lies in. It begins as a draft, which changes nothing. */
import { useQuery } from '@tanstack/react-query'
import { Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { addMonths, monthOf } from '#ground/days'
import { useWrite } from '#app/desk-client/index'
import { Awaiting, DetailDrawer, Field, Form } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { claimSpans, type ClaimSpan } from '../../contract/words'
import { spanOf } from '../../rules/claim-summary'
import { desk } from '../../ui/client'
import { claimsContract } from '../contract'
import { periodWords } from './period'

interface Values {
  readonly span: ClaimSpan
  readonly month: string
}

/** The last months, and any older one of which something is left to claim. */
function monthsToOffer(today: string, unclaimed: readonly string[]): readonly string[] {
  const last = [1, 2, 3].map((back) => monthOf(addMonths(`${monthOf(today)}-01`, -back)))
  const months = new Set([...last, ...unclaimed, monthOf(today)])
  return [...months].toSorted((left, right) => (left < right ? 1 : -1))
}

export default function MakeDrawer() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const today = useToday()
  const make = useWrite(desk.canteen.claims.make)
  const query = useQuery(desk.canteen.claims.unclaimed.queryOptions({ input: {} }))
  const { data } = query
  if (data === undefined) {
    return (
      <DetailDrawer title={t('claims.make')}>
        <Awaiting of={query} lines={4} />
      </DetailDrawer>
    )
  }
  const unclaimed = data.months.map(({ month }) => month)
  const over = unclaimed.find((month) => month < monthOf(today))
  const months = monthsToOffer(today, unclaimed)
  return (
    <DetailDrawer title={t('claims.make')}>
      <Form<Values, { readonly id: number }>
        label={t('claims.make')}
        initial={{ span: 'month', month: over ?? months[1] ?? monthOf(today) }}
        schema={claimsContract.make['~orpc'].inputSchema}
        submit={(values) => make.write(values)}
        onDone={({ id }) => void navigate(`/canteen/claims/${id}`)}
        submitLabel={t('claims.make')}
        onCancel={() => void navigate('..', { relative: 'path' })}
      >
        <p className="soft">{t('claims.makeHint')}</p>
        <Field name="span" label={t('claims.span')}>
          <Radio.Group options={claimSpans.map((value) => ({ value, label: t(`claimSpans.${value}`) }))} />
        </Field>
        <Field name="month" label={t('claims.monthLabel')} hint={t('claims.monthHint')}>
          <Select
            autoFocus
            options={months.map((month) => ({ value: month, label: periodWords(t, spanOf('month', month)) }))}
          />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
