/** 人民调解委员会成员名册: who sits on the committee today, on paper. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { wholeDay } from '#app/dates'
import { ErrorState, LoadingLines } from '#app/parts/index'
import { PrintPreview, SheetFrame, Signatures } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { membersOn } from '../../rules'
import { desk } from '../../ui/client'
import { FaultText } from './Faults'

/** Of the columns: a day stands in one line. */
const widths = ['8%', '13%', '8%', '10%', '20%', '20%', '21%'] as const

export default function RollPrint() {
  const { t } = useTranslation('mediation')
  const { centre, today } = useSession()
  const { data, error, refetch } = useQuery(desk.mediation.committee.roll.queryOptions({ input: {} }))
  const title = t('committee.rollTitle')
  return (
    <PrintPreview title={title} fileName={title} back="/mediation/committee">
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={8} />}
      {data !== undefined && (
        <SheetFrame
          office={centre.committee}
          title={title}
          line={[t('committee.rollDay', { day: wholeDay(today) }), '']}
        >
          <table>
            <colgroup>
              {widths.map((width, at) => (
                <col key={at} style={{ width }} />
              ))}
            </colgroup>
            <thead>
              <tr>
                <th>{t('committee.place')}</th>
                <th>{t('committee.name')}</th>
                <th>{t('committee.sex')}</th>
                <th>{t('committee.post')}</th>
                <th>{t('committee.chosenOn')}</th>
                <th>{t('committee.termEnds')}</th>
                <th>{t('committee.studio')}</th>
              </tr>
            </thead>
            <tbody>
              {membersOn(data.members, today).map((member, at) => (
                <tr key={member.id}>
                  <td className="centre">{at + 1}</td>
                  <td>{member.name}</td>
                  <td className="centre">{t(`committee.sexes.${member.sex}`)}</td>
                  <td>{t(member.chair ? 'committee.chair' : 'committee.member')}</td>
                  <td>{wholeDay(member.chosenOn)}</td>
                  <td>{wholeDay(member.termEnds)}</td>
                  <td>{member.studio}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {data.faults.length > 0 && (
            <ul>
              {data.faults.map((fault) => (
                <li key={`${fault.code} ${fault.code === 'term-over' ? fault.member : ''}`}>
                  <FaultText fault={fault} members={data.members} />
                </li>
              ))}
            </ul>
          )}
          <Signatures
            places={[
              { who: t('committee.seal'), mark: t('committee.sealMark'), day: t('committee.signDay') },
            ]}
          />
        </SheetFrame>
      )}
    </PrintPreview>
  )
}
