/** An empty register to be filled in, in the words that an import knows again. */
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { useLong } from '#app/desk-client/index'
import { saveMade } from '#app/parts/exports/index'
import { notify } from '#app/notices'
import { desk } from '../../ui/client'
import { registerFields } from '../contract'

export function useTemplate(): {
  readonly save: () => Promise<void>
  readonly running: boolean
  readonly error: unknown
} {
  const { t } = useTranslation('residents')
  const { run, running, error } = useLong(desk.residents.registerFile.template)
  const save = async () => {
    // The registers of the field are Chinese, whatever the screen is in.
    const words = i18next.getFixedT('zh-CN', 'residents')
    const answer = await run({
      words: {
        title: words('registerFile.template.title'),
        hints: (['must', 'several', 'own'] as const).map((hint) =>
          words(`registerFile.template.hints.${hint}`),
        ),
        headers: registerFields.map((field) => words(`registerFile.field.${field}`)),
      },
    }).catch(() => undefined)
    if (answer !== undefined && (await saveMade(answer))) notify(t('registerFile.template.saved'))
  }
  return { save, running, error }
}
