/** 电话抽查: people drawn by chance, what the claim says they had, and what they said. */
import { useQuery } from '@tanstack/react-query'
import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import {
  ErrorLine,
  ErrorState,
  KeyButton,
  LoadingLines,
  MoneyText,
  Revealable,
  Sheet,
} from '#app/parts/index'
import { callResults, type CallResult } from '../../contract/words'
import { desk, deskClient } from '../../ui/client'
import { mostCalls, type ClaimDetails, type ShownCall } from '../contract'

/** As many as somebody rings up in an hour. */
const usualCount = 10

export function CallsTab({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  const { data, error, refetch } = useQuery(
    desk.canteen.claims.calls.queryOptions({ input: { id: claim.id } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={6} />
  if (data.seed === null) return <Draw claim={claim} />
  return (
    <Sheet
      grow
      title={t('claims.drawn', { count: data.calls.length })}
      remark={t('claims.seed', { seed: data.seed })}
    >
      <div className="sheet-scroll" role="region" aria-label={t('claimTabs.calls')} tabIndex={0}>
        <table className="claim-calls">
          <thead>
            <tr>
              <th>{t('claims.place')}</th>
              <th>{t('diners.name')}</th>
              <th>{t('claims.phone')}</th>
              <th className="claim-number">{t('claims.count')}</th>
              <th className="claim-number">{t('claims.yuan')}</th>
              <th>{t('claims.result')}</th>
            </tr>
          </thead>
          <tbody>
            {data.calls.map((one) => (
              <Called key={one.id} one={one} />
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  )
}

function Draw({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  const draw = useWrite(desk.canteen.claims.draw)
  const [count, setCount] = useState<number | null>(usualCount)
  return (
    <Sheet grow label={t('claimTabs.calls')}>
      <div className="claim-draw">
        <p>{t('claims.drawHint')}</p>
        <label>
          {t('claims.howMany')}
          <InputNumber min={1} max={mostCalls} precision={0} value={count} onChange={setCount} autoFocus />
        </label>
        <ErrorLine error={draw.error} />
        <KeyButton
          keys="F4"
          pending={draw.pending}
          refusedBecause={
            claim.state === 'draft'
              ? t('claims.checkFirst')
              : count === null
                ? t('claims.howMany')
                : undefined
          }
          onPress={() => void draw.write({ id: claim.id, count: count ?? usualCount }).catch(() => undefined)}
        >
          {t('claims.draw')}
        </KeyButton>
      </div>
    </Sheet>
  )
}

function Called({ one }: { readonly one: ShownCall }) {
  const { t } = useTranslation('canteen')
  const note = useWrite(desk.canteen.claims.noteCall)
  const { id, place, resident, phone, meals, fen, result, by } = one
  const say = (said: CallResult) =>
    void note
      .write({ call: id, result: said })
      .catch((error: unknown) => notify(errorMessage(error).message, 'warning'))
  return (
    <tr>
      <td>{place}</td>
      <th>{resident?.name ?? t('claims.notTold')}</th>
      <td>
        {resident !== null && phone !== '' && (
          <Revealable
            text={phone}
            name={t('claims.phone')}
            kind="phone"
            reveal={(reason) =>
              deskClient.residents.reveal({ id: resident.id, field: { kind: 'phone', at: 0 }, reason })
            }
          />
        )}
      </td>
      <td className="claim-number">{meals}</td>
      <td className="claim-number">
        <MoneyText fen={fen} />
      </td>
      <td>
        <Select<CallResult>
          className="claim-result"
          aria-label={t('claims.resultOf', { name: resident?.name ?? place })}
          placeholder={t('claims.notCalled')}
          {...(result === null ? {} : { value: result })}
          options={callResults.map((value) => ({ value, label: t(`callResults.${value}`) }))}
          onChange={say}
        />{' '}
        <span className="small soft">{by}</span>
      </td>
    </tr>
  )
}
