/** A reason inside a form: chosen from the usual ones or written, one line. */
import { AutoComplete } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '#app/parts/index'
import { usePaperWords } from '#app/parts/print/index'
import { usualReasons } from './usual-reasons'

export function ReasonField({
  name,
  label,
  hint,
  usual,
  autoFocus = false,
}: {
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** The list of usual ones under `usual` in the language file. */
  readonly usual:
    'despite' | 'despiteDeath' | 'originals' | 'tolerance' | 'refuse' | 'terminate' | 'suspend' | 'results'
  readonly autoFocus?: boolean
}) {
  const { t } = useTranslation('service-requests')
  const paper = usePaperWords('service-requests')
  const options = usualReasons(paper(`usual.${usual}`), t(`usual.${usual}`))
  return (
    <Field name={name} label={label} {...(hint === undefined ? {} : { hint })}>
      <AutoComplete autoFocus={autoFocus} options={[...options]} maxLength={200} />
    </Field>
  )
}
