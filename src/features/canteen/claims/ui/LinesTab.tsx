/** 明细: line by line, with what proves each; Enter opens the meal. */
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { Day, EmptyState, List, MoneyText, Sheet, type Column } from '#app/parts/index'
import { desk } from '../../ui/client'
import type { ClaimDetails, LineRow } from '../contract'

export function LinesTab({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const [corrections, setCorrections] = useState(false)
  const rows = useRows(desk.canteen.claims.lines, { id: claim.id, corrections })
  const columns: readonly Column<LineRow>[] = [
    { key: 'day', title: t('menu.day'), width: '100px', render: ({ day }) => <Day day={day} /> },
    { key: 'meal', title: t('menu.meal'), width: '60px', render: ({ kind }) => t(`meals.${kind}`) },
    {
      key: 'name',
      title: t('diners.name'),
      width: 'minmax(90px, 1fr)',
      render: ({ name }) =>
        name === '' ? <span className="soft">{t('claims.notTold')}</span> : <b>{name}</b>,
    },
    { key: 'way', title: t('try.way'), width: '60px', render: ({ way }) => t(`ways.${way}`) },
    { key: 'part', title: t('claims.part'), width: '72px', render: ({ part }) => t(`claimParts.${part}`) },
    {
      key: 'category',
      title: t('claims.category'),
      width: 'minmax(100px, 2fr)',
      render: (row) => row.categoryName,
    },
    { key: 'funder', title: t('claims.funder'), width: '72px', render: ({ funder }) => funder },
    { key: 'count', title: t('claims.count'), width: '60px', align: 'end', render: ({ count }) => count },
    {
      key: 'fen',
      title: t('claims.yuan'),
      width: '90px',
      align: 'end',
      render: ({ fen }) => <MoneyText fen={fen} />,
    },
    {
      key: 'evidence',
      title: t('claims.evidence'),
      width: '84px',
      render: ({ evidence }) => t(`evidences.${evidence}`),
    },
  ]
  return (
    <Sheet grow label={t('claimTabs.lines')}>
      <div className="filters">
        <Checkbox checked={corrections} onChange={({ target }) => setCorrections(target.checked)}>
          {t('claims.correctionsOnly')}
        </Checkbox>
        <span className="soft">{t('claims.lineCount', { count: rows.total ?? 0 })}</span>
      </div>
      <List
        label={t('claimTabs.lines')}
        columns={columns}
        rows={rows}
        rowKey={({ meal, part, policy, category, funder, count }) =>
          [meal, part, policy, category, funder, count].join(' ')
        }
        onOpen={({ meal, day }) => void navigate(`/canteen/meals/${meal}?day=${day}`)}
        empty={<EmptyState>{t(corrections ? 'claims.noCorrections' : 'claims.nothing')}</EmptyState>}
      />
    </Sheet>
  )
}
