/** Who is due for a yearly duty: missed, this month, next month. One key makes the request. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { useChoices } from '#app/choices'
import { errorMessage, useRows, useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { notify, offerBack } from '#app/notices'
import {
  AddressHidden,
  AddressText,
  Day,
  EmptyState,
  Kbd,
  KeyButton,
  ListPage,
  ReasonDialog,
  Relative,
  When,
  type Column,
} from '#app/parts/index'
import { FilterBar } from '#app/parts/filters/index'
import { useMay } from '#app/session/session'
import type { RenewalRow } from '../contract'
import { PromiseDrawer } from './PromiseDrawer'
import { ResidentPhone } from '../../requests/ui/reveal'
import '../../requests/ui/requests.css'

const shownTimes = ['all', 'missed', 'this-month', 'next-month', 'later'] as const
const shown = z.strictObject({ time: z.enum(shownTimes) })
const usual = () => ({ time: 'all' })

export default function RenewalsPage() {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const mayEdit = useMay('service-requests.edit')
  const choices = useChoices(shown, usual)
  const { time } = choices.chosen
  const [current, setCurrent] = useState<RenewalRow>()
  const [dropping, setDropping] = useState<RenewalRow>()
  const [promising, setPromising] = useState<RenewalRow>()
  const noteCall = useWrite(desk.serviceRequests.renewals.noteCall)
  const start = useWrite(desk.serviceRequests.renewals.start)
  const setDropped = useWrite(desk.serviceRequests.renewals.setDropped)
  const rows = useRows(desk.serviceRequests.renewals.list, time === 'all' ? {} : { time })
  const open = (row: RenewalRow) => {
    if (row.openRequest !== null) {
      void navigate(`/service-requests/${row.openRequest.id}`)
      return
    }
    // A form, and no draft with a number: a key pressed by mistake leaves nothing behind.
    void navigate(
      `/service-requests/new?resident=${row.resident.id}&item=${row.itemId}&renewal=${row.id}&by=phone`,
    )
  }
  // For whom a colleague goes on with: what has a number is seen by everyone. Nothing does it but this button.
  const draft = (row: RenewalRow | undefined) => {
    if (row === undefined) return
    start.write({ id: row.id }).then(
      ({ number }) => notify(t('enlisting.drafted', { number })),
      (error: unknown) => notify(errorMessage(error).message, 'warning'),
    )
  }
  const note = (row: RenewalRow | undefined, outcome: 'reached' | 'no-answer') => {
    if (row === undefined) return
    noteCall.write({ id: row.id, outcome, comesOn: null }).then(
      () => notify(t(`renewals.called.${outcome}`, { name: row.resident.name })),
      (error: unknown) => notify(errorMessage(error).message, 'warning'),
    )
  }
  const columns: readonly Column<RenewalRow>[] = [
    {
      key: 'due',
      title: t('column.due'),
      width: '104px',
      render: (row) => <Relative due={row.due} soonDays={30} />,
    },
    {
      key: 'resident',
      title: t('column.resident'),
      width: '88px',
      render: (row) => <b>{row.resident.name}</b>,
    },
    {
      key: 'age',
      title: t('renewals.age'),
      width: '52px',
      align: 'end',
      render: (row) => row.age ?? '—',
    },
    { key: 'item', title: t('column.item'), width: 'minmax(140px, 1.4fr)', render: (row) => row.itemName },
    {
      key: 'address',
      title: t('column.address'),
      width: 'minmax(100px, 1.4fr)',
      render: (row) => (row.addressHidden ? <AddressHidden /> : <AddressText text={row.address} />),
    },
    {
      key: 'phone',
      title: (
        <>
          {t('request.phone')} <Kbd keys="F6" />
        </>
      ),
      width: '128px',
      render: (row) =>
        row.phone === '' ? (
          ''
        ) : (
          <ResidentPhone
            person={{ id: row.resident.id, addressHidden: row.addressHidden }}
            text={row.phone}
            keys={row.id === current?.id ? 'F6' : undefined}
            inList
          />
        ),
    },
    {
      key: 'last',
      title: t('renewals.last'),
      width: '96px',
      render: (row) =>
        row.lastDone === null ? (
          <span className="soft">{t('renewals.elsewhere')}</span>
        ) : (
          <Day day={row.lastDone} />
        ),
    },
    {
      key: 'request',
      title: t('renewals.request'),
      width: '118px',
      render: (row) => row.openRequest?.number ?? <span className="soft">{t('renewals.none')}</span>,
    },
    {
      key: 'call',
      title: t('renewals.lastCall'),
      width: '140px',
      render: ({ call }) =>
        call === null ? (
          <span className="soft">{t('renewals.notCalled')}</span>
        ) : (
          <span>
            {call.comesOn === null ? (
              t(`renewals.outcomes.${call.outcome}`)
            ) : (
              <>
                {t('renewals.comes')} <Day day={call.comesOn} />
              </>
            )}{' '}
            <span className="soft small">
              <When at={call.at} />
            </span>
          </span>
        ),
    },
  ]
  return (
    <>
      <ListPage
        title={t('renewals.title')}
        label={t('renewals.title')}
        actions={
          mayEdit && (
            <>
              <KeyButton onPress={() => void navigate('new')}>{t('renewals.enrol')}</KeyButton>
              <KeyButton onPress={() => void navigate('many')}>{t('enlisting.open')}</KeyButton>
              <KeyButton onPress={() => void navigate(`call-sheet${time === 'all' ? '' : `?time=${time}`}`)}>
                {t('enlisting.callSheet.open')}
              </KeyButton>
              <KeyButton
                refusedBecause={current === undefined ? t('renewals.noRow') : undefined}
                pending={start.pending}
                onPress={() => draft(current)}
              >
                {t('enlisting.draft')}
              </KeyButton>
              <KeyButton
                refusedBecause={current === undefined ? t('renewals.noRow') : undefined}
                onPress={() => setDropping(current)}
              >
                {t('renewals.drop')}
              </KeyButton>
              {(['reached', 'no-answer'] as const).map((outcome) => (
                <KeyButton
                  key={outcome}
                  keys={outcome === 'reached' ? 'F8' : 'F9'}
                  pending={noteCall.pending}
                  refusedBecause={current === undefined ? t('renewals.noRow') : undefined}
                  onPress={() => note(current, outcome)}
                >
                  {t(`renewals.outcomes.${outcome}`)}
                </KeyButton>
              ))}
              <KeyButton
                keys="F10"
                refusedBecause={current === undefined ? t('renewals.noRow') : undefined}
                onPress={() => setPromising(current)}
              >
                {t('renewals.outcomes.will-come')}
              </KeyButton>
              <KeyButton
                primary
                keys="F1"
                refusedBecause={current === undefined ? t('renewals.noRow') : undefined}
                onPress={() => {
                  if (current !== undefined) open(current)
                }}
              >
                {t(current?.openRequest === null ? 'renewals.start' : 'renewals.go')}
              </KeyButton>
            </>
          )
        }
        filters={
          <FilterBar
            choices={choices}
            fields={[
              {
                kind: 'chips',
                name: 'time',
                label: t('column.due'),
                options: shownTimes.map((value) => ({ value, label: t(`renewals.times.${value}`) })),
              },
            ]}
          />
        }
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        onSelect={setCurrent}
        {...(mayEdit ? { onOpen: open } : {})}
        empty={<EmptyState>{t('renewals.empty')}</EmptyState>}
      />
      {promising !== undefined && <PromiseDrawer row={promising} onClose={() => setPromising(undefined)} />}
      {dropping !== undefined && (
        <ReasonDialog
          title={t('renewals.dropTitle', { name: dropping.resident.name, item: dropping.itemName })}
          action={t('renewals.drop')}
          most={100}
          onCancel={() => setDropping(undefined)}
          onReason={({ words }) =>
            setDropped.write({ id: dropping.id, reason: words }).then(() => {
              setDropping(undefined)
              offerBack(t('renewals.dropped', { name: dropping.resident.name }), () =>
                setDropped.write({ id: dropping.id, reason: null }),
              )
            })
          }
        >
          {t('renewals.dropWhat')}
        </ReasonDialog>
      )}
    </>
  )
}
