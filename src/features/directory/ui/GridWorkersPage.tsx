/** The grid workers that errands are given to, kept by the manager. */
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite, wholeRows } from '#app/desk-client/index'
import { desk } from './client'
import { notify } from '#app/notices'
import {
  DetailDrawer,
  EmptyState,
  Field,
  Form,
  KeyButton,
  ListSheet,
  Status,
  type Column,
} from '#app/parts/index'
import { directoryContract } from '../contract'

/** `id` is missing while they are new. */
interface Worker {
  readonly id?: number
  readonly name: string
  readonly phone: string
  readonly grid: string
  readonly active: boolean
}

const newWorker: Worker = { name: '', phone: '', grid: '', active: true }

export default function GridWorkersPage() {
  const { t } = useTranslation('directory')
  const [editing, setEditing] = useState<Worker>()
  const query = useQuery(desk.directory.gridWorkers.list.queryOptions({ input: {} }))
  const columns: readonly Column<Worker & { readonly id: number }>[] = [
    {
      key: 'name',
      title: t('gridWorkers.name'),
      width: 'minmax(100px, 1fr)',
      render: (worker) => <b>{worker.name}</b>,
    },
    {
      key: 'grid',
      title: t('gridWorkers.grid'),
      width: 'minmax(120px, 1fr)',
      render: (worker) => worker.grid,
    },
    { key: 'phone', title: t('gridWorkers.phone'), width: '150px', render: (worker) => worker.phone },
    {
      key: 'state',
      title: t('gridWorkers.state'),
      width: '110px',
      render: (worker) => (
        <Status tone={worker.active ? 'done' : 'rest'}>
          {t(worker.active ? 'gridWorkers.active' : 'gridWorkers.left')}
        </Status>
      ),
    },
  ]
  return (
    <>
      <ListSheet
        title={t('gridWorkers.title')}
        remark={t('gridWorkers.remark')}
        countWords={(count) => t('gridWorkers.count', { count })}
        actions={
          <KeyButton primary keys="F2" onPress={() => setEditing(newWorker)}>
            {t('gridWorkers.add')}
          </KeyButton>
        }
        columns={columns}
        rows={wholeRows(query, ({ gridWorkers }) => gridWorkers)}
        rowKey={(worker) => worker.id}
        onOpen={setEditing}
        empty={<EmptyState>{t('gridWorkers.none')}</EmptyState>}
      />
      {editing !== undefined && (
        <WorkerDrawer
          worker={editing}
          grids={query.data?.grids ?? []}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  )
}

function WorkerDrawer({
  worker,
  grids,
  onClose,
}: {
  readonly worker: Worker
  readonly grids: readonly string[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('directory')
  const save = useWrite(desk.directory.gridWorkers.save)
  const inputOf = (values: Worker) => ({
    name: values.name,
    phone: values.phone,
    grid: values.grid,
    active: values.active,
    ...(worker.id === undefined ? {} : { id: worker.id }),
  })
  const title = worker.id === undefined ? t('gridWorkers.add') : worker.name
  return (
    <DetailDrawer title={title} onClose={onClose}>
      <Form<Worker, unknown>
        label={title}
        draft={`directory.grid-worker:${worker.id ?? 'new'}`}
        initial={worker}
        schema={directoryContract.gridWorkers.save['~orpc'].inputSchema}
        inputOf={inputOf}
        submit={(values) => save.write(inputOf(values))}
        onDone={(_, { name }) => {
          notify(t('gridWorkers.saved', { name }))
          onClose()
        }}
        submitLabel={t('gridWorkers.save')}
        onCancel={onClose}
      >
        <Field name="name" label={t('gridWorkers.name')}>
          <Input autoFocus maxLength={30} />
        </Field>
        <Field name="phone" label={t('gridWorkers.phone')}>
          <Input maxLength={30} inputMode="tel" />
        </Field>
        <Field name="grid" label={t('gridWorkers.grid')}>
          <AutoComplete options={grids.map((grid) => ({ value: grid, label: grid }))} maxLength={40} />
        </Field>
        <Field name="active" label={t('gridWorkers.state')} valueProp="checked">
          <Checkbox>{t('gridWorkers.active')}</Checkbox>
        </Field>
      </Form>
    </DetailDrawer>
  )
}
