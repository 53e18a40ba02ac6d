/** The manager's page: where backups go, the drill, and every backup there is. */
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams } from 'react-router'
import {
  EmptyState,
  ErrorState,
  foundBackups,
  List,
  LoadingLines,
  Sheet,
  useBackupWords,
  When,
  type Column,
  type FoundBackup,
} from '#app/parts/index'
import { AfterRestore } from './AfterRestore'
import { Drill } from './Drill'
import { HeldBack } from './HeldBack'
import { Places } from './Places'
import { useBackups } from './use-state'
import './backups.css'

export default function BackupsPage() {
  const { t } = useTranslation('backups')
  const words = useBackupWords()
  const navigate = useNavigate()
  const { name } = useParams()
  const { data, error, isPending, refetch } = useBackups()
  const columns: readonly Column<FoundBackup>[] = [
    { key: 'at', title: t('at'), width: '130px', render: ({ at }) => <When at={at} /> },
    {
      key: 'reason',
      title: t('reasonTitle'),
      width: '110px',
      render: ({ manifest }) => (manifest === null ? '' : words.reason(manifest.reason)),
    },
    {
      key: 'contents',
      title: t('contents'),
      width: 'minmax(200px, 1fr)',
      render: ({ manifest }) => (manifest === null ? t('unreadable') : words.contents(manifest)),
    },
    {
      key: 'size',
      title: t('size'),
      width: '90px',
      align: 'end',
      render: ({ manifest }) => (manifest === null ? '' : words.size(manifest)),
    },
    {
      key: 'in',
      title: t('in'),
      width: '110px',
      render: ({ places }) => words.place(places.map(({ place }) => place)),
    },
  ]
  // Another desk may use the same place; its backups are none of ours.
  const own = foundBackups(data?.places ?? []).filter(
    ({ manifest }) => manifest === null || manifest.desk === data?.desk,
  )
  return (
    <>
      <div className="stack">
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {isPending && <LoadingLines lines={6} />}
        {data !== undefined && (
          <>
            <HeldBack />
            <AfterRestore found={data.toLookAt} />
            <Places state={data} />
            <Sheet title={t('list')} remark={t('listRemark', data.keeps)}>
              <div className={own.length === 0 ? 'backups-list none' : 'backups-list'}>
                <List
                  label={t('list')}
                  columns={columns}
                  rows={own}
                  rowKey={(backup) => backup.name}
                  openKey={name}
                  onOpen={(backup) => void navigate(backup.name)}
                  empty={<EmptyState>{t('none')}</EmptyState>}
                />
              </div>
            </Sheet>
            <Drill state={data} />
          </>
        )}
      </div>
      <Outlet />
    </>
  )
}
