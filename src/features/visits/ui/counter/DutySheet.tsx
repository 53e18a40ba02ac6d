/** 今天要办: what is due today or overdue, of whatever feature keeps it; Enter opens it. */
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dutyTold } from '#app/i18n/index'
import { EmptyState, List, Relative, Sheet, type Column } from '#app/parts/index'
import type { Duty } from '#work/duties/contract'

export interface DutySheetProps {
  readonly duties: readonly Duty[]
  readonly count: number
}

export function DutySheet({ duties, count }: DutySheetProps) {
  const { t } = useTranslation('visits')
  const navigate = useNavigate()
  const columns: readonly Column<Duty>[] = [
    { key: 'due', title: t('duties.due'), width: '104px', render: ({ due }) => <Relative due={due} /> },
    { key: 'what', title: t('duties.what'), width: '1fr', render: (duty) => <DutyWords duty={duty} /> },
  ]
  return (
    <Sheet
      grow
      title={t('duties.title')}
      remark={t('duties.mine', { count })}
      aside={
        count > duties.length && (
          <button type="button" className="link" onClick={() => void navigate('/visits/duties')}>
            {t('duties.all')}
          </button>
        )
      }
    >
      <div className="duty-list">
        <List
          label={t('duties.title')}
          columns={columns}
          rows={duties}
          rowKey={dutyKey}
          onOpen={(duty) => void navigate(duty.path)}
          empty={<EmptyState>{t('duties.none')}</EmptyState>}
        />
      </div>
    </Sheet>
  )
}

export const dutyKey = ({ feature, kind, id }: Duty): string => `${feature}:${kind}:${id}`

function DutyWords({ duty }: { readonly duty: Duty }) {
  useTranslation()
  return (
    <span className="duty-words">
      <span>{dutyTold(duty)}</span>
      <span className="small soft">{[duty.residentName, duty.number].filter(Boolean).join(' · ')}</span>
    </span>
  )
}
