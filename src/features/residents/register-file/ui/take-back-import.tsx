/** Taking a whole import back: says what will happen, does it with its progress, says what became of it. */
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Progress } from '#ground/contract/procedure'
import { useLong } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { notify } from '#app/notices'
import { ReasonDialog } from '#app/parts/index'
import type { TakenBack } from './wizard'
import { useRegisterWords } from './words'

/** Which import, and how many it brought and changed. */
export interface ImportToTakeBack {
  readonly id: number
  readonly fileName: string
  readonly added: number
  readonly changed: number
}

export interface TakeBackImport {
  readonly ask: (one: ImportToTakeBack) => void
  readonly running: boolean
  readonly progress: Progress | undefined
  readonly error: unknown
  /** Put anywhere on the screen: the question while it is asked. */
  readonly dialog: ReactNode
}

export function useTakeBackImport(
  onDone: (id: number, takenBack: TakenBack) => void = () => undefined,
): TakeBackImport {
  const { t } = useTranslation('residents')
  const { count } = useRegisterWords()
  const { run, running, progress, error } = useLong(desk.residents.registerFile.takeBack)
  const [asked, setAsked] = useState<ImportToTakeBack>()
  const [takenOne, setTakenOne] = useState<ImportToTakeBack>()
  const takeBack = async (id: number) => {
    const takenBack = await run({ id }).catch(() => undefined)
    if (takenBack === undefined) return
    notify(t('registerFile.takeBack.done', countsInWords(takenBack, count)))
    onDone(id, takenBack)
  }
  return {
    ask: (one) => {
      if (!running) setAsked(one)
    },
    running,
    // People first, of whom it is known how many there are; then their values.
    progress: progress && { ...progress, total: Math.max(takenOne?.added ?? 0, progress.done) },
    error,
    dialog: asked && (
      <ReasonDialog
        title={t('registerFile.takeBack.title', { file: asked.fileName })}
        action={t('registerFile.takeBack.do')}
        danger
        free={false}
        onCancel={() => setAsked(undefined)}
        onReason={() => {
          setTakenOne(asked)
          setAsked(undefined)
          void takeBack(asked.id)
          return Promise.resolve()
        }}
      >
        {asked.added > 0 && <p>{t('registerFile.takeBack.what', { added: count(asked.added) })}</p>}
        {asked.changed > 0 && (
          <p>{t('registerFile.takeBack.whatChanged', { changed: count(asked.changed) })}</p>
        )}
        <p>{t('registerFile.takeBack.stays')}</p>
      </ReasonDialog>
    ),
  }
}

/** The counts of what was taken back as texts want them. */
export const countsInWords = (
  { removed, restored, kept }: TakenBack,
  count: (count: number) => string,
): { readonly removed: string; readonly restored: string; readonly kept: string } => ({
  removed: count(removed),
  restored: count(restored),
  kept: count(kept),
})
