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
export interface UndoneImport {
  readonly id: number
  readonly fileName: string
  readonly added: number
  readonly changed: number
}

export interface UndoImport {
  readonly ask: (one: UndoneImport) => void
  readonly running: boolean
  readonly progress: Progress | undefined
  readonly error: unknown
  /** Put anywhere on the screen: the question while it is asked. */
  readonly dialog: ReactNode
}

export function useUndoImport(
  onDone: (id: number, takenBack: TakenBack) => void = () => undefined,
): UndoImport {
  const { t } = useTranslation('residents')
  const { count } = useRegisterWords()
  const { run, running, progress, error } = useLong(desk.residents.registerFile.undo)
  const [asked, setAsked] = useState<UndoneImport>()
  const [undone, setUndone] = useState<UndoneImport>()
  const undo = async (id: number) => {
    const takenBack = await run({ id }).catch(() => undefined)
    if (takenBack === undefined) return
    notify(t('registerFile.undo.done', countsInWords(takenBack, count)))
    onDone(id, takenBack)
  }
  return {
    ask: (one) => {
      if (!running) setAsked(one)
    },
    running,
    // People first, of whom it is known how many there are; then their values.
    progress: progress && { ...progress, total: Math.max(undone?.added ?? 0, progress.done) },
    error,
    dialog: asked && (
      <ReasonDialog
        title={t('registerFile.undo.title', { file: asked.fileName })}
        action={t('registerFile.undo.do')}
        danger
        free={false}
        onCancel={() => setAsked(undefined)}
        onReason={() => {
          setUndone(asked)
          setAsked(undefined)
          void undo(asked.id)
          return Promise.resolve()
        }}
      >
        {asked.added > 0 && <p>{t('registerFile.undo.what', { added: count(asked.added) })}</p>}
        {asked.changed > 0 && <p>{t('registerFile.undo.whatChanged', { changed: count(asked.changed) })}</p>}
        <p>{t('registerFile.undo.stays')}</p>
      </ReasonDialog>
    ),
  }
}

/** The counts of an undo as texts want them. */
export const countsInWords = (
  { removed, restored, kept }: TakenBack,
  count: (count: number) => string,
): { readonly removed: string; readonly restored: string; readonly kept: string } => ({
  removed: count(removed),
  restored: count(restored),
  kept: count(kept),
})
