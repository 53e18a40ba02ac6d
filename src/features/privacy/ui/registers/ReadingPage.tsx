/** How much one member of staff may read before they are stopped, or before it stands in the log. */
import { useQuery } from '@tanstack/react-query'
import { InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ErrorState, Field, Form, LoadingLines, Sheet } from '#app/parts/index'
import { privacyContract } from '../../contract'
import { defaultLimits, type ReadingLimits } from '../../contract/reading'
import { desk } from '../client'

/** The bounds that the contract has too. */
const fields = [
  ['numbersPerMinute', 10, 60],
  ['revealsPerTenMinutes', 30, 200],
  ['rowsPerDay', 200, 5000],
] as const

export default function ReadingPage() {
  const { t } = useTranslation('privacy')
  const limits = useQuery(desk.privacy.reading.limits.queryOptions({ input: {} }))
  const save = useWrite(desk.privacy.reading.setLimits)
  if (limits.error !== null) return <ErrorState error={limits.error} onRetry={() => void limits.refetch()} />
  if (limits.data === undefined) return <LoadingLines lines={4} />
  return (
    <Sheet title={t('places.reading')} remark={t('reading.remark')}>
      <div className="sheet-body narrow">
        <p className="text soft privacy-law">{t('reading.reckoning')}</p>
        <Form<ReadingLimits, ReadingLimits>
          label={t('places.reading')}
          initial={limits.data}
          schema={privacyContract.reading.setLimits['~orpc'].inputSchema}
          inputOf={(values) => ({ limits: values })}
          fieldOf={(path) => path.replace(/^limits\./, '')}
          submit={(values) => save.write({ limits: values })}
          onDone={() => notify(t('reading.saved'))}
          submitLabel={t('reading.save')}
        >
          {fields.map(([name, min, max]) => (
            <Field
              key={name}
              name={name}
              label={t(`reading.${name}`)}
              hint={t(`reading.${name}Hint`, { count: defaultLimits[name] })}
            >
              <InputNumber min={min} max={max} precision={0} />
            </Field>
          ))}
        </Form>
      </div>
    </Sheet>
  )
}
