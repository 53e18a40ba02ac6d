/** 人民调解委员会成员名册: who sits on the committee today, on paper. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paperDay, PrintPreview, SheetFrame, Signatures, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { membersOn } from '../../rules'
import { desk, type deskClient } from '../../ui/client'
import { FaultText } from './Faults'

/** Of the columns: a day stands in one line. */
const widths = ['8%', '13%', '8%', '10%', '20%', '20%', '21%'] as const

export default function RollPrint() {
  const { t } = useTranslation('mediation')
  const paper = usePaperWords('mediation')
  const roll = useQuery(desk.mediation.committee.roll.queryOptions({ input: {} }))
  return (
    <PrintPreview
      title={t('committee.rollTitle')}
      fileName={paper('committee.rollTitle')}
      back="/mediation/committee"
      made={roll}
    >
      {roll.data !== undefined && <Roll roll={roll.data} />}
    </PrintPreview>
  )
}

interface RollProps {
  readonly roll: Awaited<ReturnType<typeof deskClient.mediation.committee.roll>>
}

function Roll({ roll: { members, faults } }: RollProps) {
  const { t } = useTranslation('mediation')
  const { centre, today } = useSession()
  return (
    <SheetFrame
      office={centre.committee}
      title={t('committee.rollTitle')}
      line={[t('committee.rollDay', { day: paperDay(today) }), '']}
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
          {membersOn(members, today).map((member, at) => (
            <tr key={member.id}>
              <td className="centre">{at + 1}</td>
              <td>{member.name}</td>
              <td className="centre">{t(`committee.sexes.${member.sex}`)}</td>
              <td>{t(member.chair ? 'committee.chair' : 'committee.member')}</td>
              <td>{paperDay(member.chosenOn)}</td>
              <td>{paperDay(member.termEnds)}</td>
              <td>{member.studio}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.code} ${fault.code === 'term-over' ? fault.member : ''}`}>
              <FaultText fault={fault} members={members} />
            </li>
          ))}
        </ul>
      )}
      <Signatures
        places={[{ who: t('committee.seal'), mark: t('committee.sealMark'), day: t('committee.signDay') }]}
      />
    </SheetFrame>
  )
}
