/** One order: whom it protects until when, how it is kept, what the court was asked; and what is to be done now. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { notify } from '#app/notices'
import { Day, DetailDrawer, ErrorState, Facts, KeyButton, LoadingLines, Status } from '#app/parts/index'
import { paperPath } from '../../papers/ui/address'
import { isAskedAbout } from '../../rules'
import { desk } from '../../ui/client'
import type { OrderRecord } from '../contract'
import { HandOverKey } from './KeeperForm'
import { OrderDeed, type Doing } from './OrderDeed'
import { OrderForm } from './OrderForm'
import { DeskMark } from './DeskMark'
import { standingTone } from './tones'
import './protection.css'

export default function OrderDrawer() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const { orderId } = useParams()
  const [search] = useSearchParams()
  const of = search.get('case')
  const caseId = of === null ? null : Number(of)
  const close = () => void navigate(caseId === null ? '/mediation/protection' : `/mediation/${caseId}`)
  if (orderId === undefined) {
    return (
      <DetailDrawer title={t('protection.add.orders')} width={640} onClose={close}>
        <OrderForm
          id={null}
          caseId={caseId}
          onCancel={close}
          onDone={(id) => {
            notify(t('protection.kept'))
            void navigate(`/mediation/protection/orders/${id}`)
          }}
        />
      </DetailDrawer>
    )
  }
  return <Kept key={orderId} id={Number(orderId)} onClose={close} />
}

function Kept({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<Doing>()
  const { data, error, refetch } = useQuery(desk.mediation.protection.order.queryOptions({ input: { id } }))
  const title = data === undefined ? t('protection.order') : `${t('protection.order')} ${data.card.protected}`
  return (
    <DetailDrawer title={title} width={640} onClose={onClose}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={8} />}
      {data !== undefined && (
        <>
          {doing === undefined ? (
            <>
              <OrderFacts record={data} />
              <Deeds record={data} onDo={setDoing} />
              <Done record={data} onDo={setDoing} />
            </>
          ) : (
            <OrderDeed
              doing={doing}
              record={data}
              onClose={() => {
                setDoing(undefined)
              }}
            />
          )}
        </>
      )}
    </DetailDrawer>
  )
}

function OrderFacts({ record: { card, text, deskKnows } }: { readonly record: OrderRecord }) {
  const { t } = useTranslation('mediation')
  return (
    <>
      <Facts
        facts={[
          {
            name: t('protection.standing'),
            value: (
              <>
                <Status tone={standingTone[card.standing]}>
                  {t(`protection.standings.${card.standing}`)}
                </Status>{' '}
                <Day day={card.madeOn} /> – <Day day={card.endsOn} />
              </>
            ),
          },
          { name: t('protection.against'), value: card.against },
          { name: t('protection.court'), value: `${card.court} ${card.number}` },
          {
            name: t('protection.measuresTitle'),
            value: card.measures.map((one) => t(`protection.measures.${one}`)).join(t('semicolon')),
          },
          {
            name: t('protection.askedBy'),
            value: [
              t(`protection.applicants.${text.askedBy}`),
              ...(text.because === null ? [] : [t(`protection.because.${text.because}`)]),
              ...(text.wished ? [t('protection.wished')] : []),
            ].join(t('comma')),
          },
          { name: t('protection.keeper'), value: card.keeper },
        ]}
      />
      <DeskMark residentId={text.protected.residentId} knows={deskKnows} />
      <div className="protection-notes">
        {card.due.map(({ what, due }) => (
          <Status key={`${what} ${due}`} tone="soon" boxed>
            {t(`protection.due.${what}`)} <Day day={due} />
          </Status>
        ))}
      </div>
    </>
  )
}

function Deeds({ record, onDo }: { readonly record: OrderRecord; readonly onDo: (doing: Doing) => void }) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const { id, caseId } = record.card
  const paper = { paper: 'protection-record', about: id, for: { is: 'mediator' } } as const
  const over = isAskedAbout(record.card.standing)
    ? undefined
    : t('protection.notInForce', { standing: t(`protection.standings.${record.card.standing}`) })
  return (
    <div className="protection-actions">
      <KeyButton primary keys="F4" onPress={() => onDo({ what: 'see' })}>
        {t('protection.do.see')}
      </KeyButton>
      <KeyButton keys="F5" refusedBecause={over} onPress={() => onDo({ what: 'ask' })}>
        {t('protection.do.ask')}
      </KeyButton>
      <KeyButton keys="F7" onPress={() => onDo({ what: 'help' })}>
        {t('protection.do.help')}
      </KeyButton>
      <KeyButton keys="F8" onPress={() => onDo({ what: 'edit' })}>
        {t('protection.do.edit')}
      </KeyButton>
      <KeyButton
        keys="F9"
        onPress={() =>
          void navigate(
            caseId === null ? `/mediation/protection/orders/${id}/print` : paperPath(caseId, paper),
          )
        }
      >
        {t('pleas.print')}
      </KeyButton>
      <HandOverKey colleagues={record.colleagues} onPress={() => onDo({ what: 'hand-over' })} />
    </div>
  )
}

/** What the court was asked and ruled, what was seen and told, how the committee helped. */
function Done({ record, onDo }: { readonly record: OrderRecord; readonly onDo: (doing: Doing) => void }) {
  const { t } = useTranslation('mediation')
  const { askings, sightings, help } = record
  return (
    <>
      <h3>{t('protection.askings')}</h3>
      <ul className="protection-deeds">
        {askings.length === 0 && <li className="soft">{t('protection.none.askings')}</li>}
        {askings.map(({ id, what, on, reason, ruling }) => (
          <li key={id}>
            <Day day={on} /> <b>{t(`protection.asked.${what}`)}</b>{' '}
            {ruling === null ? (
              <button type="button" className="link" onClick={() => onDo({ what: 'rule', asking: id })}>
                {t('protection.do.rule')}
              </button>
            ) : (
              <>
                <Status tone={ruling.granted ? 'done' : 'rest'}>
                  {t(ruling.granted ? 'protection.granted' : 'protection.notGranted')}
                </Status>{' '}
                <Day day={ruling.on} /> {ruling.number}
                {ruling.until !== null && (
                  <>
                    {' '}
                    {t('protection.until')} <Day day={ruling.until} />
                  </>
                )}
                {ruling.measures !== null && (
                  <p>{ruling.measures.map((one) => t(`protection.measures.${one}`)).join(t('semicolon'))}</p>
                )}
              </>
            )}
            {reason !== '' && <p>{reason}</p>}
          </li>
        ))}
      </ul>
      <h3>{t('protection.sightings')}</h3>
      <ul className="protection-deeds">
        {sightings.length === 0 && <li className="soft">{t('protection.none.sightings')}</li>}
        {sightings.toReversed().map(({ id, on, by, kept, what, told }) => (
          <li key={id}>
            <Day day={on} /> {by}{' '}
            <Status tone={kept ? 'done' : 'late'}>
              {t(kept ? 'protection.isKept' : 'protection.broken')}
            </Status>{' '}
            {!kept && told.length === 0 && (
              <button type="button" className="link" onClick={() => onDo({ what: 'tell', sighting: id })}>
                {t('protection.do.tell')}
              </button>
            )}
            <p>{what}</p>
            {told.map(({ to, on: day, receipt }) => (
              <p key={`${to} ${day} ${receipt}`} className="small soft">
                {t(`protection.toldTo.${to}`)} <Day day={day} /> {receipt}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <h3>{t('protection.helpTitle')}</h3>
      <ul className="protection-deeds">
        {help.length === 0 && <li className="soft">{t('protection.none.help')}</li>}
        {help.toReversed().map(({ id, on, by, what, withWhom }) => (
          <li key={id}>
            <Day day={on} /> {by} {withWhom !== '' && t('protection.with', { whom: withWhom })}
            <p>{what}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
