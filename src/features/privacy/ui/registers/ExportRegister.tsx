/** Takes a register out as a workbook: what for is asked, and written into it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../client'
import { TakeOut } from '#app/parts/exports/index'
import { KeyButton } from '#app/parts/index'
import { useMay } from '#app/session/session'
import { outcomes, peopleTold, requestKinds, requestStates, type registers } from '../../contract'
import { allProcedureWords } from '../words'

const columns = [
  ...['number', 'kind', 'person', 'received', 'due', 'state', 'outcome', 'handler'],
  ...[
    'found',
    'what',
    'data',
    'people',
    'cause',
    'harm',
    'measures',
    'authority',
    'reported',
    'told',
    'toldNote',
  ],
  ...['day', 'by', 'procedure', 'fields', 'rowCount', 'reason', 'note'],
] as const

export function ExportRegister({ register }: { readonly register: (typeof registers)[number] }) {
  const { t } = useTranslation('privacy')
  const mayManage = useMay('privacy.manage')
  const [asking, setAsking] = useState(false)
  if (!mayManage) return null
  const words = Object.fromEntries([
    ['title', t(`places.${register}`)],
    ...columns.map((column) => [`column.${column}`, t(`column.${column}`)]),
    ...requestKinds.map((kind) => [`kind.${kind}`, t(`kinds.${kind}`)]),
    ...requestStates.map((state) => [`state.${state}`, t(`states.${state}`)]),
    ...outcomes.map((outcome) => [`outcome.${outcome}`, t(`outcomes.${outcome}`)]),
    ...peopleTold.map((told) => [`told.${told}`, t(`told.${told}`)]),
    ...allProcedureWords().map(([procedure, word]) => [`procedure.${procedure}`, word]),
  ]) as Record<string, string>
  return (
    <>
      <KeyButton onPress={() => setAsking(true)}>{t('export.do')}</KeyButton>
      {asking && (
        <TakeOut
          title={t('export.title', { register: t(`places.${register}`) })}
          procedure={desk.privacy.exportRegister}
          ask={(taking) => ({ ...taking, register })}
          words={words}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
