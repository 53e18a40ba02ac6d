/** The answer to who dealt with a record: the people on the left, what each of them did on the right. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Cursor } from '#ground/contract/fields'
import { EmptyState, ErrorLine, KeyButton, List, Sheet, When } from '#app/parts/index'
import { useLogColumns } from '../log/columns'
import { answerTo, type Answered, type Asked } from './answer-to'

export function Answer({ asked, answered }: { readonly asked: Asked; readonly answered: Answered }) {
  const { t } = useTranslation('audit')
  const columns = useLogColumns().filter(({ key }) => key !== 'outcome')
  const [rows, setRows] = useState(answered.rows)
  const [next, setNext] = useState(answered.next)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>()
  const more = (after: Cursor) => {
    setPending(true)
    setError(undefined)
    answerTo(asked, after)
      .then((page) => {
        setRows((before) => [...before, ...page.rows])
        setNext(page.next)
      }, setError)
      .finally(() => setPending(false))
  }
  return (
    <>
      <Sheet title={t('ofResident.people')}>
        {answered.people.length === 0 && <EmptyState>{t('ofResident.noPeople')}</EmptyState>}
        <ul className="log-people">
          {answered.people.map(({ staff, seen, changed, refused, last }) => (
            <li key={staff.id}>
              <b>{staff.name}</b>
              <span className="small soft">
                <When at={last} />
              </span>
              <span className="small">
                {[
                  ...(seen > 0 ? [t('ofResident.seen', { count: seen })] : []),
                  ...(changed > 0 ? [t('ofResident.changed', { count: changed })] : []),
                  ...(refused > 0 ? [t('ofResident.refused', { count: refused })] : []),
                ].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet grow title={t('ofResident.rows')}>
        <List
          label={t('ofResident.rows')}
          columns={columns}
          rows={rows}
          rowKey={({ sequence }) => sequence}
          empty={<EmptyState>{t('log.none')}</EmptyState>}
        />
        <ErrorLine error={error} />
        {next !== null && (
          <div className="log-more">
            <KeyButton pending={pending} onPress={() => more(next)}>
              {t('ofResident.more')}
            </KeyButton>
          </div>
        )}
      </Sheet>
    </>
  )
}
