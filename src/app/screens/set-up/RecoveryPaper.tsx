/** A recovery key as it is shown and printed: eight numbered groups. */
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { usePaperWords } from '../../parts/print/OnPaper'
import { useSession } from '../../session/session'

const Groups = ({ recoveryKey }: { readonly recoveryKey: string }) =>
  recoveryKey.split('-').map((group, index) => (
    <li key={index}>
      <small>{index + 1}</small> {group}
    </li>
  ))

export function RecoveryGroups({ recoveryKey }: { readonly recoveryKey: string }) {
  const { t } = useTranslation()
  return (
    <ol className="recovery-groups" aria-label={t('recoveryKey.groups')}>
      <Groups recoveryKey={recoveryKey} />
    </ol>
  )
}

/** What is printed: beside the page, so that on paper there is nothing else; in Chinese, as every paper. */
export function RecoveryPaper({
  recoveryKey,
  title,
  what,
}: {
  readonly recoveryKey: string
  /** Chinese, as what it opens is: `usePaperWords`. */
  readonly title: string
  /** What it opens, and who keeps it. */
  readonly what: string
}) {
  const paper = usePaperWords('app')
  const { centre } = useSession()
  return createPortal(
    <section className="recovery-paper" aria-hidden="true">
      <h1>{title}</h1>
      <p>
        {centre.subDistrict} {centre.community}
      </p>
      <ol>
        <Groups recoveryKey={recoveryKey} />
      </ol>
      <p>{what}</p>
      <p>{paper('recoveryKey.paperKeeper')}</p>
    </section>,
    document.body,
  )
}
