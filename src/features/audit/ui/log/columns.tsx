/** The columns in which rows of the log are listed: who, when, did what, to which record, and why. */
import { useTranslation } from 'react-i18next'
import { Status, When, type Column } from '#app/parts/index'
import type { LogRow } from '../../contract'
import { outcomeTone, useLogWords } from '../words'
import '../audit.css'

export function useLogColumns(): readonly Column<LogRow>[] {
  const { t } = useTranslation('audit')
  const words = useLogWords()
  return [
    { key: 'when', title: t('log.when'), width: '136px', render: ({ at }) => <When at={at} /> },
    { key: 'who', title: t('log.who'), width: '96px', render: words.who },
    { key: 'what', title: t('log.what'), width: 'minmax(140px, 1fr)', render: words.what },
    { key: 'about', title: t('log.about'), width: 'minmax(150px, 1fr)', render: words.about },
    {
      key: 'detail',
      title: t('log.detail'),
      width: 'minmax(140px, 1.3fr)',
      render: (row) => <span className="soft">{words.detail(row)}</span>,
    },
    {
      key: 'outcome',
      title: t('log.outcome'),
      width: '124px',
      render: ({ outcome }) => <Status tone={outcomeTone[outcome]}>{t(`outcomes.${outcome}`)}</Status>,
    },
  ]
}
