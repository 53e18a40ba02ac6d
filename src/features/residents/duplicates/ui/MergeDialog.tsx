/** Which record stays, and which of its facts the other has right. Everything that hangs on either is kept. */
import { useQuery } from '@tanstack/react-query'
import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { KeyLayer, useKeys } from '#app/keys.tsx'
import { Dialog, ErrorLine, ErrorState, LoadingLines } from '#app/parts/index'
import type { ResidentRecord } from '../../people/contract/person'
import { ethnicityWords } from '../../people/ui/words'
import type { Pair } from './pair'
import { type MergedField } from '../contract'
import { toldLast } from '../rules'

type Fact = MergedField

interface MergeDialogProps {
  readonly pair: Pair
  readonly onClose: () => void
  readonly onMerged: (merge: number) => void
}

export function MergeDialog(props: MergeDialogProps) {
  const { pair } = props
  const one = useQuery(desk.residents.read.queryOptions({ input: { id: pair.one.id } }))
  const other = useQuery(desk.residents.read.queryOptions({ input: { id: pair.other.id } }))
  // What is masked may look the same and be two things: the desk compares them in full.
  const differing = useQuery(
    desk.residents.differences.queryOptions({ input: { one: pair.one.id, other: pair.other.id } }),
  )
  return (
    <KeyLayer>
      {one.data !== undefined && other.data !== undefined && differing.data !== undefined ? (
        <Opened {...props} records={[one.data, other.data]} differing={differing.data.differing} />
      ) : (
        <Waiting error={one.error ?? other.error ?? differing.error} onClose={props.onClose} />
      )}
    </KeyLayer>
  )
}

function Waiting({ error, onClose }: { readonly error: unknown; readonly onClose: () => void }) {
  const { t } = useTranslation('residents')
  useKeys({ Escape: onClose })
  return (
    <Dialog title={t('duplicates.mergeTitle')} footer={null} onCancel={onClose}>
      {error === null ? <LoadingLines lines={5} /> : <ErrorState error={error} />}
    </Dialog>
  )
}

function Opened({
  records: [one, other],
  differing,
  onClose,
  onMerged,
}: MergeDialogProps & {
  readonly records: readonly [ResidentRecord, ResidentRecord]
  readonly differing: readonly Fact[]
}) {
  const { t } = useTranslation('residents')
  const merge = useWrite(desk.residents.merge)
  const words = (record: ResidentRecord): Readonly<Record<Fact, string>> => ({
    name: record.card.name,
    id: record.card.idNumber,
    sex: record.card.sex === null ? '' : t(`sex.${record.card.sex}`),
    birth: record.card.birth ?? '',
    ethnicity: ethnicityWords(record.ethnicity),
    address: record.card.addressHidden ? t('part.addressHidden', { ns: 'app' }) : record.card.address,
    registration:
      record.registration === null
        ? ''
        : `${t(`registration.${record.registration}`)} ${record.registrationPlace}`.trim(),
    status: [t(`status.${record.card.status}`), record.statusSince ?? '', record.statusNote].join(' ').trim(),
    remark: record.remark,
  })
  const [first, second] = [words(one), words(other)]
  // The record with a number stays; where it says nothing, the other's word is taken.
  const [stays, setStays] = useState<'one' | 'other'>(first.id === '' && second.id !== '' ? 'other' : 'one')
  const [chosen, setChosen] = useState<Readonly<Partial<Record<Fact, 'one' | 'other'>>>>({})
  const life = ({ card: { status }, statusSince }: ResidentRecord) => ({ status, statusSince })
  const choiceOf = (fact: Fact): 'one' | 'other' | null => {
    const given = chosen[fact]
    if (given !== undefined) return given
    // The record that nobody told of it still says what was so before.
    if (fact === 'status' && one.card.status !== other.card.status) return toldLast(life(one), life(other))
    const [own, its] = stays === 'one' ? [first[fact], second[fact]] : [second[fact], first[fact]]
    if (own === '' && its !== '') return stays === 'one' ? 'other' : 'one'
    return stays
  }
  const undecided = choiceOf('status') === null
  const [kept, gone] = stays === 'one' ? [one, other] : [other, one]
  const submit = () => {
    if (merge.pending || undecided) return
    merge
      .write({
        kept: kept.card.id,
        gone: gone.card.id,
        take: differing.filter((fact) => choiceOf(fact) !== stays),
        statusIsRight: choiceOf('status') === stays,
      })
      .then(
        ({ merge: id }) => onMerged(id),
        () => undefined,
      )
  }
  useKeys({ Escape: onClose, 'Ctrl+Enter': submit })
  return (
    <Dialog
      width={760}
      title={t('duplicates.mergeTitle')}
      onCancel={onClose}
      onOk={submit}
      okText={t('duplicates.mergeDo', { name: kept.card.name })}
      okButtonProps={{ disabled: undecided }}
      confirmLoading={merge.pending}
    >
      <p className="dialog-words">{t('duplicates.what')}</p>
      <table className="table">
        <thead>
          <tr>
            <th style={{ width: 110 }}>{t('duplicates.stays')}</th>
            {(['one', 'other'] as const).map((side) => (
              <th key={side}>
                <Radio checked={stays === side} onChange={() => setStays(side)}>
                  {t(`duplicates.${side}`)}
                </Radio>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differing.map((fact) => (
            <tr key={fact}>
              <td className="soft">{t(`duplicates.fact.${fact}`)}</td>
              {(['one', 'other'] as const).map((side) => {
                const value = side === 'one' ? first[fact] : second[fact]
                return (
                  <td key={side}>
                    <Radio
                      checked={choiceOf(fact) === side}
                      onChange={() => setChosen({ ...chosen, [fact]: side })}
                    >
                      {value === '' ? <span className="faint">{t('record.none')}</span> : value}
                    </Radio>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {differing.length === 0 && <p className="soft">{t('duplicates.noDifference')}</p>}
      {undecided && <p className="text amber">{t('duplicates.statusUndecided')}</p>}
      <ErrorLine error={merge.error} />
    </Dialog>
  )
}
