/** What the papers of a request have in common: their head, who it is for, the materials, the foot. */
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { paperCode } from '#ground/paper-code'
import { dayOf } from '#app/dates'
import { Bars, Blank, paperDay, paperTime, SheetFrame, Signatures } from '#app/parts/print/index'
import { requestLetters } from '../../requests/contract/words'
import type { SheetContent } from '../contract'

export interface SheetProps {
  readonly content: SheetContent
}

export function RequestSheet({
  content,
  title,
  children,
}: SheetProps & { readonly title: ReactNode; readonly children: ReactNode }) {
  const { t } = useTranslation('service-requests')
  return (
    <SheetFrame
      code={<Bars code={paperCode(requestLetters, content.id)} />}
      title={title}
      line={[
        t('sheet.number', { number: content.number }),
        paperDay(dayOf(content.event?.at ?? content.printedAt)),
      ]}
      foot={[
        t('sheet.free'),
        t('sheet.printed', { by: content.printedBy, at: paperTime(content.printedAt) }),
      ]}
    >
      {children}
    </SheetFrame>
  )
}

/** Word, value, word, value. */
export const PartyColumns = () => (
  <colgroup>
    <col style={{ width: '16%' }} />
    <col style={{ width: '34%' }} />
    <col style={{ width: '16%' }} />
    <col style={{ width: '34%' }} />
  </colgroup>
)

/** Who applies, who comes for them, for what: the head of most papers. */
export function PartiesTable({ content }: SheetProps) {
  const { t } = useTranslation('service-requests')
  const { applicant, agent, item, mode } = content
  return (
    <table>
      <PartyColumns />
      <tbody>
        <tr>
          <th>{t('sheet.applicant')}</th>
          <td>{applicant.name}</td>
          <th>{t('sheet.idNumber')}</th>
          <td>{applicant.idNumber}</td>
        </tr>
        <tr>
          <th>{t('request.phone')}</th>
          <td>{applicant.phone}</td>
          <th>{t('column.grid')}</th>
          <td>{applicant.grid}</td>
        </tr>
        <tr>
          <th>{t('column.address')}</th>
          <td colSpan={3}>
            {applicant.addressHidden ? t('part.addressHidden', { ns: 'app' }) : applicant.address}
          </td>
        </tr>
        {agent !== null && (
          <tr>
            <th>{t('request.agent')}</th>
            <td>
              {agent.name}
              {agent.relation !== '' && t('request.relation', { relation: agent.relation })}
            </td>
            <th>{t('request.phone')}</th>
            <td>{agent.phone}</td>
          </tr>
        )}
        <tr>
          <th>{t('column.item')}</th>
          <td>{item.name}</td>
          <th>{t('column.mode')}</th>
          <td>{t(`modes.${mode}`)}</td>
        </tr>
      </tbody>
    </table>
  )
}

/** Places to sign: names of the places are keys under `sheet`. */
export function SignHere({
  places,
}: {
  readonly places: readonly ('applicantSigns' | 'deskSigns' | 'workerSigns')[]
}) {
  const { t } = useTranslation('service-requests')
  return (
    <Signatures
      places={places.map((place) => ({
        who: t(`sheet.${place}`),
        ...(place === 'workerSigns'
          ? {}
          : { mark: t(place === 'deskSigns' ? 'sheet.seal' : 'sheet.fingerprint') }),
        day: t('sheet.blankDay'),
      }))}
    />
  )
}

/** A text, or a line to write it on. */
export function Written({ children }: { readonly children: string }) {
  return children === '' ? <Blank /> : <>{children}</>
}
