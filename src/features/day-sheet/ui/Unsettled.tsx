/** What the manager answers for: overdue whoever has it, asked by law, gone badly, and backups that lie in one place only. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dutyTold } from '#app/i18n/index'
import { Relative, Sheet } from '#app/parts/index'
import { desk } from './client'
import './day-sheet.css'

export default function Unsettled() {
  const { t } = useTranslation('day-sheet')
  const navigate = useNavigate()
  const { data } = useQuery(desk.daySheet.unsettled.queryOptions({ input: {} }))
  const backups = useQuery(desk.backups.warning.queryOptions({ input: {} }))
  const isOnePlace = (backups.data?.warning ?? null) !== null
  const matters = data?.matters ?? []
  // Nothing to answer for takes no room of the counter.
  if (matters.length === 0 && !isOnePlace) return null
  return (
    <Sheet
      title={t('unsettled.title')}
      remark={t('unsettled.count', { count: matters.length + (isOnePlace ? 1 : 0) })}
    >
      <ul className="unsettled" aria-label={t('unsettled.title')}>
        {isOnePlace && (
          <li>
            <button type="button" onClick={() => void navigate('/backups')}>
              <b>{t('unsettled.oneBackup')}</b>
            </button>
          </li>
        )}
        {matters.map((matter) => (
          <li key={`${matter.feature}:${matter.kind}:${matter.id}`}>
            <button type="button" onClick={() => void navigate(matter.path)}>
              <span className="matter">
                {dutyTold(matter)} <span className="small soft">{matter.residentName ?? ''}</span>
              </span>
              {matter.due !== null && <Relative due={matter.due} />}
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
