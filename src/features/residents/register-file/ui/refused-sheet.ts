/** The refused rows as a workbook to be mended, saved beside the register they came from. */
import { useTranslation } from 'react-i18next'
import { useLong } from '#app/desk-client/index'
import { saveMade } from '#app/parts/exports/index'
import { desk } from '../../ui/client'
import { notify } from '#app/notices'
import type { RegisterLayout } from '../contract'
import type { RegisterFile } from './wizard'
import { useRegisterWords } from './words'

export interface RefusedSheet {
  readonly save: () => Promise<void>
  readonly running: boolean
  readonly error: unknown
}

export function useRefusedSheet({
  file,
  layouts,
}: {
  readonly file: RegisterFile
  readonly layouts: readonly RegisterLayout[]
}): RefusedSheet {
  const { t } = useTranslation('residents')
  const words = useRegisterWords()
  const { run, running, error } = useLong(desk.residents.registerFile.refusedSheet)
  const save = async () => {
    const answer = await run({ file: file.content, layouts: [...layouts], words: words.sheet() }).catch(
      () => undefined,
    )
    if (answer === undefined) return
    const name = t('registerFile.refusedSheetName', { file: plainName(file.name) })
    if (await saveMade({ ...answer, name }))
      notify(t('registerFile.refusedSheetSaved', { rows: words.count(answer.rows) }))
  }
  return { save, running, error }
}

/** The register's name without its ending, in characters that any file name may have. */
const plainName = (name: string): string =>
  name
    .replace(/\.xlsx$/i, '')
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cs}]/gu, '')
    .slice(0, 60)
