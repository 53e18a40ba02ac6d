/** Erasures that a file asks for and this data knows nothing of: whose, and what to do about it. Nothing where there are none. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLong, useWrite } from '#app/desk-client/index'
import {
  ErrorLine,
  KeyButton,
  List,
  ProgressBar,
  Sheet,
  useBackupWords,
  When,
  type Column,
} from '#app/parts/index'
import type { HeldBackErasures } from '../contract'
import { desk } from './client'

type Record = HeldBackErasures['records'][number]

export function HeldBack() {
  const { t } = useTranslation('backups')
  const words = useBackupWords()
  const { data, refetch } = useQuery(desk.backups.heldBack.queryOptions({ input: {} }))
  const confirm = useLong(desk.backups.confirmHeldBack)
  const drop = useWrite(desk.backups.dropHeldBack)
  if (data === undefined || data.count === 0) return null
  const after = (work: Promise<unknown>) => {
    work.catch(() => undefined).finally(() => void refetch())
  }
  const columns: readonly Column<Record>[] = [
    { key: 'id', title: t('heldBack.record'), width: '110px', render: ({ id }) => `#${id}` },
    { key: 'name', title: t('heldBack.name'), width: 'minmax(120px, 1fr)', render: ({ name }) => name },
    { key: 'fate', title: t('heldBack.asks'), width: '110px', render: ({ fate }) => t(`heldBack.${fate}`) },
    { key: 'at', title: t('heldBack.at'), width: '140px', render: ({ at }) => <When at={at} /> },
  ]
  return (
    <Sheet title={t('heldBack.title', { count: data.count })}>
      <div className="sheet-body stack">
        <p className="text">{t(data.restored ? 'heldBack.what' : 'heldBack.noRestore')}</p>
        <List
          label={t('heldBack.title', { count: data.count })}
          columns={columns}
          rows={data.records}
          rowKey={({ id }) => id}
          empty={null}
        />
        {confirm.running && (
          <ProgressBar
            stage={words.step(confirm.progress?.stage ?? 'begin')}
            progress={confirm.progress}
            onCancel={confirm.cancel}
          />
        )}
        <ErrorLine error={confirm.error ?? drop.error} />
        <div className="button-row">
          {data.restored && (
            <KeyButton
              pending={confirm.running}
              onPress={() =>
                after(confirm.run({ shown: data.records.map(({ id, fate }) => ({ id, fate })) }))
              }
            >
              {t('heldBack.confirm', { count: data.records.length })}
            </KeyButton>
          )}
          <KeyButton onPress={() => after(drop.write({}))}>{t('heldBack.drop')}</KeyButton>
        </div>
      </div>
    </Sheet>
  )
}
