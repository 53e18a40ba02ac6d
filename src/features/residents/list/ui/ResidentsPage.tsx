/** The register as a list: by estate, building, grid, tag and status; numbers masked. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useChoices } from '#app/choices'
import { useRows } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import {
  AddressHidden,
  AddressText,
  countOf,
  EmptyState,
  KeyButton,
  ListPage,
  MaskedText,
  Status as StateWord,
  WhenDay,
  type Column,
} from '#app/parts/index'
import { useMay } from '#app/session/session'
import { residentChoices } from '../../people/contract'
import type { ResidentCard } from '../../people/contract/person'
import { ExportDialog } from './ExportDialog'
import { Filters } from './Filters'
import { TagManyDrawer } from './TagManyDrawer'
import { ResidentTags } from '../../people/ui/tag'
import { usePhoneWords, useSexAndAge } from '../../people/ui/words'
import '../../people/ui/residents.css'

export default function ResidentsPage() {
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  const choices = useChoices(residentChoices)
  const { chosen: filter, narrowed, clear } = choices
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
  const [tagging, setTagging] = useState(false)
  const selected = countOf(rows) ?? 0
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
            {may.edit && (
              <KeyButton
                refusedBecause={
                  narrowed ? (selected === 0 ? t('tagMany.nobody') : undefined) : t('tagMany.narrow')
                }
                onPress={() => setTagging(true)}
              >
                {t('tagMany.title')}
              </KeyButton>
            )}
            {may.takeOut && <KeyButton onPress={() => setExporting(true)}>{t('export.title')}</KeyButton>}
            {may.edit && (
              <KeyButton primary keys="F2" onPress={() => void navigate('/residents/new')}>
                {t('register.title')}
              </KeyButton>
            )}
          </>
        }
        filters={<Filters choices={choices} />}
        empty={
          narrowed ? (
            <EmptyState action={<Button onClick={clear}>{t('filters.clear', { ns: 'app' })}</Button>}>
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
      {tagging && <TagManyDrawer filter={filter} count={selected} onClose={() => setTagging(false)} />}
      {exporting && <ExportDialog filter={filter} onClose={() => setExporting(false)} />}
    </>
  )
}
