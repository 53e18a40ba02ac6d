/** Who is locked: nobody else finds them; here is since when, until when something has to stay, and how it is undone. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite, wholeRows } from '#app/desk-client/index'
import { desk } from '../client'
import { notify } from '#app/notices'
import { Day, EmptyState, KeyButton, ListSheet, ReasonDialog, WhenDay, type Column } from '#app/parts/index'

interface LockedPerson {
  readonly id: number
  readonly name: string
  readonly since: number
  readonly erased: boolean
  readonly until: string | null
}

export default function LockedPage() {
  const { t } = useTranslation('privacy')
  const [asking, setAsking] = useState<LockedPerson>()
  const query = useQuery(desk.privacy.locked.list.queryOptions({ input: {} }))
  const unlock = useWrite(desk.privacy.locked.unlock)
  const columns: readonly Column<LockedPerson>[] = [
    {
      key: 'name',
      title: t('column.person'),
      width: 'minmax(100px, 1fr)',
      render: (row) => <b>{row.name}</b>,
    },
    { key: 'since', title: t('locked.since'), width: '110px', render: (row) => <WhenDay at={row.since} /> },
    {
      key: 'what',
      title: t('locked.what'),
      width: 'minmax(180px, 2fr)',
      render: (row) => t(row.erased ? 'locked.erased' : 'locked.whole'),
    },
    {
      key: 'until',
      title: t('locked.until'),
      width: '130px',
      render: (row) => (row.until === null ? t('locked.nothing') : <Day day={row.until} />),
    },
    {
      key: 'do',
      title: '',
      width: '110px',
      align: 'end',
      render: (row) =>
        !row.erased && (
          <KeyButton size="small" onPress={() => setAsking(row)}>
            {t('locked.do')}
          </KeyButton>
        ),
    },
  ]
  return (
    <>
      <ListSheet
        title={t('places.locked')}
        remark={t('locked.remark')}
        countWords={(count) => t('locked.count', { count })}
        columns={columns}
        rows={wholeRows(query, ({ people }) => people)}
        rowKey={(row) => row.id}
        onOpen={(row) => !row.erased && setAsking(row)}
        empty={<EmptyState>{t('locked.none')}</EmptyState>}
      />
      {asking !== undefined && (
        <ReasonDialog
          title={t('locked.title', { name: asking.name })}
          action={t('locked.do')}
          most={500}
          onCancel={() => setAsking(undefined)}
          onReason={async ({ words }) => {
            await unlock.write({ id: asking.id, text: words })
            setAsking(undefined)
            notify(t('locked.done', { name: asking.name }))
          }}
        >
          {t('locked.ask')}
        </ReasonDialog>
      )}
    </>
  )
}
