/** What this list is narrowed by, kept under a name for oneself: chosen again, kept anew, forgotten and brought back. */
import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView, ViewFilter } from '#work/views/contract'
import { searchOf, type Choices } from '../../choices'
import { desk, useWrite } from '../../desk-client'
import { KeyLayer, useKeys } from '../../keys'
import { notify, offerBack } from '../../notices'
import { Dialog } from '../Dialog'
import { ErrorLine } from '../surfaces'

/** The same choices in whatever order they were made. */
const sameAs = (filter: ViewFilter): string => [...new URLSearchParams(searchOf(filter))].toSorted().join('&')

export function SavedViews<Chosen extends Readonly<Record<string, string | number | boolean | undefined>>>({
  list,
  choices: { chosen, narrowed, reset },
}: {
  /** What the list is called in its feature's `lists`. */
  readonly list: string
  readonly choices: Choices<Chosen>
}) {
  const { t } = useTranslation()
  const { data } = useQuery(desk.views.ofList.queryOptions({ input: { list } }))
  const forget = useWrite(desk.views.forget)
  const keep = useWrite(desk.views.keep)
  const [naming, setNaming] = useState(false)
  const filter: ViewFilter = Object.fromEntries(
    Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const views = data?.views ?? []
  const current = views.find((view) => view.filter !== null && sameAs(view.filter) === sameAs(filter))
  if (views.length === 0 && !narrowed) return null

  const forgetOne = ({ id, name, filter: kept }: SavedView) =>
    void forget.write({ id }).then(() => {
      if (kept === null) notify(t('views.forgotten', { name }))
      else offerBack(t('views.forgotten', { name }), () => keep.write({ list, name, filter: kept }))
    })
  const entryOf = (view: SavedView) => {
    const kept = view.filter
    return kept === null
      ? { key: String(view.id), label: t('views.fitsNoMore', view), onClick: () => forgetOne(view) }
      : { key: String(view.id), label: view.name, onClick: () => reset(kept) }
  }
  const last =
    current === undefined
      ? { key: 'keep', label: t('views.keepThis'), onClick: () => setNaming(true) }
      : { key: 'forget', label: t('views.forget', current), onClick: () => forgetOne(current) }
  return (
    <>
      <Dropdown trigger={['click']} autoFocus menu={{ items: [...views.map(entryOf), last] }}>
        <Button>{current?.name ?? t('views.title')}</Button>
      </Dropdown>
      {naming && (
        <KeyLayer>
          <NameDialog list={list} filter={filter} onClose={() => setNaming(false)} />
        </KeyLayer>
      )}
    </>
  )
}

function NameDialog({
  list,
  filter,
  onClose,
}: {
  readonly list: string
  readonly filter: ViewFilter
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { write } = useWrite(desk.views.keep)
  const [name, setName] = useState('')
  const [error, setError] = useState<unknown>()
  const keep = () => {
    if (name.trim() === '') return
    write({ list, name: name.trim(), filter }).then(() => {
      notify(t('views.kept', { name: name.trim() }))
      onClose()
    }, setError)
  }
  useKeys({ Escape: onClose })
  return (
    <Dialog width={400} title={t('views.keepThis')} okText={t('views.keep')} onOk={keep} onCancel={onClose}>
      <Input
        autoFocus
        maxLength={20}
        aria-label={t('views.name')}
        placeholder={t('views.name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={keep}
      />
      <ErrorLine error={error} />
    </Dialog>
  )
}
