/** Takes a register out as a workbook: what for is asked, and written into it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shell, useLong } from '#app/desk-client/index'
import { desk } from '../client'
import { notify } from '#app/notices'
import { KeyButton, ReasonDialog } from '#app/parts/index'
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
  ...['day', 'by', 'procedure', 'fields', 'reason', 'note'],
] as const

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function ExportRegister({ register }: { readonly register: (typeof registers)[number] }) {
  const { t } = useTranslation('privacy')
  const mayManage = useMay('privacy.manage')
  const [asking, setAsking] = useState(false)
  const work = useLong(desk.privacy.exportRegister)
  if (!mayManage) return null
  const words = Object.fromEntries([
    ['title', t(`places.${register}`)],
    ...['maker', 'day', 'purpose', 'rows'].map((key) => [key, t(`sheet.${key}`)]),
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
        <ReasonDialog
          title={t('export.title', { register: t(`places.${register}`) })}
          action={t('export.do')}
          most={100}
          onCancel={() => setAsking(false)}
          onReason={async ({ words: purpose }) => {
            const made = await work.run({ register, purpose, words })
            if (made === undefined) return
            const bytes = Uint8Array.from(atob(made.base64), (character) => character.charCodeAt(0))
            const { saved } = await shell.saveFile({
              name: made.name,
              content: new Blob([bytes], { type: workbookType }),
            })
            setAsking(false)
            if (saved) notify(t('export.done', { count: made.rows }))
          }}
        >
          {t('export.what')}
        </ReasonDialog>
      )}
    </>
  )
}
