/** What has been kept as long as the periods say: proposed with its count, erased when the manager confirms it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite, wholeRows } from '#app/desk-client/index'
import { desk } from '../client'
import { notify } from '#app/notices'
import { EmptyState, KeyButton, ListSheet, ReasonDialog, type Column } from '#app/parts/index'
import type { DueLine } from '../../contract'
import { usePeriodWords } from '../words'

export default function DuePage() {
  const { t } = useTranslation('privacy')
  const words = usePeriodWords()
  const [asking, setAsking] = useState<DueLine>()
  const query = useQuery(desk.privacy.retention.due.queryOptions({ input: {} }))
  const confirm = useWrite(desk.privacy.retention.confirm)
  const columns: readonly Column<DueLine>[] = [
    {
      key: 'kind',
      title: t('due.kind'),
      width: 'minmax(220px, 2fr)',
      render: (line) => <b>{words.ofRecords(line.kind)}</b>,
    },
    {
      key: 'months',
      title: t('due.period'),
      width: 'minmax(150px, 1fr)',
      render: (line) => (line.months === null ? t('due.byDuty') : t('due.months', { count: line.months })),
    },
    { key: 'count', title: t('due.count'), width: '90px', align: 'end', render: (line) => line.count },
    {
      key: 'do',
      title: '',
      width: '110px',
      align: 'end',
      render: (line) =>
        line.count > 0 && (
          <KeyButton size="small" onPress={() => setAsking(line)}>
            {t('due.do')}
          </KeyButton>
        ),
    },
  ]
  return (
    <>
      <ListSheet
        title={t('places.due')}
        remark={t('due.remark')}
        countWords={(count) => t('due.kinds', { count })}
        columns={columns}
        rows={wholeRows(query, ({ lines }) => lines)}
        rowKey={(line) => line.kind}
        onOpen={(line) => line.count > 0 && setAsking(line)}
        empty={<EmptyState>{t('due.none')}</EmptyState>}
      />
      {asking !== undefined && (
        <ReasonDialog
          title={t('due.title', {
            kind: words.ofRecords(asking.kind),
            count: asking.count,
          })}
          action={t('due.confirm', { count: asking.count })}
          danger
          free={false}
          onCancel={() => setAsking(undefined)}
          onReason={async () => {
            const { count } = await confirm.write({ kind: asking.kind })
            setAsking(undefined)
            notify(t('due.done', { count }))
          }}
        >
          {words.whatGoes(asking.kind)}
        </ReasonDialog>
      )}
    </>
  )
}
