/** All papers, and which of them come out in the office's own form. */
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams } from 'react-router'
import { EmptyState, ListSheet, Status, WhenDay, type Column } from '#app/parts/index'
import { usePapers, type Paper } from './papers'

export default function TemplatesPage() {
  const { t } = useTranslation('templates')
  const navigate = useNavigate()
  const { paper: open } = useParams()
  const papers = usePapers()
  const columns: readonly Column<Paper>[] = [
    { key: 'paper', title: t('paper'), width: 'minmax(160px, 1.2fr)', render: ({ title }) => <b>{title}</b> },
    {
      key: 'form',
      title: t('form'),
      width: 'minmax(160px, 2fr)',
      render: ({ template }) => template?.name ?? <span className="soft">{t('own')}</span>,
    },
    {
      key: 'state',
      title: t('state'),
      width: '150px',
      render: ({ template, unknown }) => {
        if (template === undefined) return ''
        return unknown.length === 0 ? (
          <Status tone="done">{t('fits')}</Status>
        ) : (
          <Status tone="late">{t('unknownCount', { count: unknown.length })}</Status>
        )
      },
    },
    {
      key: 'at',
      title: t('at'),
      width: '130px',
      render: ({ template }) => template !== undefined && <WhenDay at={template.at} />,
    },
  ]
  return (
    <>
      <ListSheet
        title={t('title')}
        remark={t('remark')}
        columns={columns}
        rows={papers}
        rowKey={({ paper }) => paper}
        openKey={open}
        onOpen={({ paper }) => void navigate(paper)}
        empty={<EmptyState>{t('none')}</EmptyState>}
      />
      <Outlet />
    </>
  )
}
