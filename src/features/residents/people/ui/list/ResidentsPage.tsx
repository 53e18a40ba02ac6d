/** The register as a list: by estate, building, grid, tag and status; numbers masked. */
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import {
  AddressHidden,
  AddressText,
  EmptyState,
  KeyButton,
  ListPage,
  MaskedText,
  Status as StateWord,
  WhenDay,
  type Column,
} from '#app/parts/index'
import { useMay } from '#app/session/session'
import type { DictionaryName } from '#work/dictionaries/contract'
import type { ResidentFilter } from '../../contract'
import { statuses, type ResidentCard, type Status } from '../../contract/person'
import { ExportDialog } from './ExportDialog'
import { ResidentTags } from '../tag'
import { usePhoneWords, useSexAndAge } from '../words'
import '../residents.css'

const filterNames = ['estate', 'grid', 'tag', 'status', 'building'] as const

/** The filter stands in the address, so that going back finds the same list. */
function useFilter() {
  const [parameters, setParameters] = useSearchParams()
  const status = statuses.find((one) => one === parameters.get('status'))
  const filter: ResidentFilter = {
    ...Object.fromEntries(
      filterNames.flatMap((name) => {
        const value = parameters.get(name)
        return name === 'status' || value === null || value === '' ? [] : [[name, value]]
      }),
    ),
    ...(status === undefined ? {} : { status }),
  }
  const change = (name: (typeof filterNames)[number], value: string | undefined) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before)
        if (value === undefined || value === '') after.delete(name)
        else after.set(name, value)
        return after
      },
      { replace: true },
    )
  return { filter, change, clear: () => setParameters({}, { replace: true }) }
}

export default function ResidentsPage() {
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  const { filter, change, clear } = useFilter()
  const rows = useRows(desk.residents.list, filter)
  const sexAndAge = useSexAndAge()
  const phoneWords = usePhoneWords()
  const may = {
    read: useMay('residents.read'),
    edit: useMay('residents.edit'),
    bringIn: useMay('residents.import'),
    merge: useMay('residents.merge'),
    takeOut: useMay('residents.export'),
  }
  const [exporting, setExporting] = useState(false)
  const columns: readonly Column<ResidentCard>[] = [
    {
      key: 'name',
      title: t('field.name'),
      width: 'minmax(170px, 1.4fr)',
      render: (card) => (
        <span className="name-and-tags">
          <b>{card.name}</b>
          {card.status === 'living' ? (
            <ResidentTags tags={card.tags.slice(0, 2)} />
          ) : (
            <StateWord tone="rest">{t(`status.${card.status}`)}</StateWord>
          )}
        </span>
      ),
    },
    { key: 'age', title: t('field.age'), width: '64px', render: (card) => sexAndAge(card) },
    {
      key: 'address',
      title: t('field.address'),
      width: 'minmax(190px, 2fr)',
      render: (card) => (card.addressHidden ? <AddressHidden /> : <AddressText text={card.address} />),
    },
    { key: 'grid', title: t('field.grid'), width: '90px', render: (card) => card.grid },
    {
      key: 'id',
      title: t('field.idNumber'),
      width: '120px',
      render: (card) => <MaskedText>{card.idNumber}</MaskedText>,
    },
    {
      key: 'phone',
      title: t('field.phone'),
      width: 'minmax(130px, 1fr)',
      render: (card) => <MaskedText>{phoneWords(card)}</MaskedText>,
    },
    {
      key: 'served',
      title: t('field.lastServed'),
      width: '90px',
      align: 'end',
      render: (card) =>
        card.lastServedAt === null ? (
          <span className="faint">{t('neverServed')}</span>
        ) : (
          <WhenDay at={card.lastServedAt} />
        ),
    },
  ]
  const filtered = Object.keys(filter).length > 0
  return (
    <>
      <ListPage
        title={t('nav')}
        countWords={(count) => t('list.count', { count })}
        label={t('list.label')}
        columns={columns}
        rows={rows}
        rowKey={(card) => card.id}
        {...(may.read ? { onOpen: (card: ResidentCard) => void navigate(`/residents/${card.id}`) } : {})}
        actions={
          <>
            {may.merge && (
              <KeyButton onPress={() => void navigate('/residents/duplicates')}>
                {t('duplicates.title')}
              </KeyButton>
            )}
            {may.bringIn && (
              <KeyButton onPress={() => void navigate('/residents/import')}>{t('import.title')}</KeyButton>
            )}
            {may.takeOut && <KeyButton onPress={() => setExporting(true)}>{t('export.title')}</KeyButton>}
            {may.edit && (
              <KeyButton primary keys="F2" onPress={() => void navigate('/residents/new')}>
                {t('register.title')}
              </KeyButton>
            )}
          </>
        }
        filters={
          <>
            <EntryFilter
              dictionary="estate"
              value={filter.estate}
              onChange={(value) => change('estate', value)}
            />
            <Input
              aria-label={t('field.building')}
              placeholder={t('field.building')}
              style={{ width: 100 }}
              maxLength={12}
              allowClear
              value={filter.building ?? ''}
              onChange={(event) => change('building', event.target.value)}
            />
            <EntryFilter dictionary="grid" value={filter.grid} onChange={(value) => change('grid', value)} />
            <EntryFilter dictionary="tag" value={filter.tag} onChange={(value) => change('tag', value)} />
            <Select<Status | undefined>
              aria-label={t('field.status')}
              placeholder={t('field.status')}
              style={{ width: 120 }}
              allowClear
              value={filter.status}
              onChange={(value) => change('status', value)}
              options={statuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
            />
            {filtered && <Button onClick={clear}>{t('list.clear')}</Button>}
          </>
        }
        empty={
          filtered ? (
            <EmptyState action={<Button onClick={clear}>{t('list.clear')}</Button>}>
              {t('list.nobodyHere')}
            </EmptyState>
          ) : (
            <EmptyState
              action={
                may.bringIn && (
                  <Button onClick={() => void navigate('/residents/import')}>{t('import.title')}</Button>
                )
              }
            >
              {t('list.nobody')}
            </EmptyState>
          )
        }
      />
      {exporting && <ExportDialog filter={filter} onClose={() => setExporting(false)} />}
    </>
  )
}

function EntryFilter({
  dictionary,
  value,
  onChange,
}: {
  readonly dictionary: DictionaryName
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}) {
  const { t } = useTranslation('residents')
  const { data } = useQuery(desk.dictionaries.list.queryOptions({ input: {} }))
  return (
    <Select<string | undefined>
      aria-label={t(`field.${dictionary}`)}
      placeholder={t(`field.${dictionary}`)}
      style={{ width: dictionary === 'estate' ? 190 : 140 }}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={onChange}
      options={(data?.entries ?? [])
        .filter((entry) => entry.dictionary === dictionary)
        .map(({ code, label }) => ({ value: code, label }))}
    />
  )
}
