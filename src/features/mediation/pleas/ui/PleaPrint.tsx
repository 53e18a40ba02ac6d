/** 求助记录 of no case on paper: evidence, in the words as spoken. */
import { useParams } from 'react-router'
import { pleaAlone } from '../../papers/rules/plea-alone'
import { PaperOfNoCase } from '../../papers/ui/PaperOfNoCase'
import { writing } from '../../papers/ui/said'
import { deskClient } from '../../ui/client'

export default function PleaPrint() {
  const id = Number(useParams()['pleaId'])
  return (
    <PaperOfNoCase
      paper="plea"
      ask={() => deskClient.mediation.pleas.paper({ id })}
      valuesOf={({ committee, plea }) => pleaAlone(committee, plea, writing())}
      back={`/mediation/protection/pleas/${id}`}
    />
  )
}
