/** The keys of sealed files, for those who hold them or may: the committee's set-up, who holds the key, giving and taking, the second paper. */
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ErrorState, Field, Form, KeyButton, LoadingLines, Sheet } from '#app/parts/index'
import { PasswordForm } from '#app/screens/PasswordForm.tsx'
import type { HeldFile } from '#desk/holders/contract'
import { desk } from '../client'
import { Holders } from './Holders'
import { NewPaper } from './NewPaper'
import { SecondPaper } from './SecondPaper'

export default function HoldersPage() {
  const { data, error, isPending, refetch } = useQuery(desk.holders.state.queryOptions({ input: {} }))
  return (
    <div className="stack">
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isPending && <LoadingLines lines={4} />}
      {data?.files.map((file) => (
        <SealedFile key={file.file} file={file} />
      ))}
    </div>
  )
}

function SealedFile({ file }: { readonly file: HeldFile }) {
  const { t } = useTranslation('staff')
  const [paper, setPaper] = useState<string>()
  if (paper !== undefined)
    return <NewPaper file={file.file} paper={paper} onDone={() => setPaper(undefined)} />
  switch (file.standing) {
    case 'not-set-up':
      return <SetUp file={file.file} onPaper={setPaper} />
    case 'no-key':
      return <WithoutKey file={file} />
    case 'holder':
      return (
        <>
          <Holders file={file} />
          <SecondPaper file={file} onPaper={setPaper} />
        </>
      )
    case 'closed':
    case 'unusable':
      return (
        <Sheet title={t('holders.title')}>
          <p className="sheet-body text">{t(`holders.${file.standing}`, { file: file.file })}</p>
        </Sheet>
      )
  }
}

/** The committee's deed: their own password, there and then. */
function SetUp({ file, onPaper }: { readonly file: string; readonly onPaper: (paper: string) => void }) {
  const { t } = useTranslation('staff')
  const setUp = useWrite(desk.holders.setUp)
  return (
    <Sheet title={t('holders.setUp.title')}>
      <div className="sheet-body narrow stack">
        <p className="text">{t('holders.setUp.what')}</p>
        <p className="text">{t('holders.setUp.paper')}</p>
        <PasswordForm
          label={t('holders.setUp.title')}
          submitLabel={t('holders.setUp.do')}
          submit={async (password) => {
            const { recoveryKey } = await setUp.write({ file, password })
            onPaper(recoveryKey)
          }}
        />
      </div>
    </Sheet>
  )
}

/** The role is there and the key is not: who gives it, by what they know the one who asks, and the way by paper. */
function WithoutKey({ file }: { readonly file: HeldFile }) {
  const { t } = useTranslation('staff')
  const restore = useWrite(desk.holders.restore)
  const [byPaper, setByPaper] = useState(false)
  const names = file.givers.join(t('listSeparator', { ns: 'app' }))
  return (
    <Sheet title={t('holders.none.title')}>
      <div className="sheet-body narrow stack">
        <p className="text">
          {file.givers.length > 0 ? t('holders.none.askThem', { names }) : t('holders.none.nobody')}
        </p>
        <p className="text">{t('holders.none.readOut')}</p>
        <p className="fingerprint">{file.ownFingerprint ?? t('holders.noSlot')}</p>
        {byPaper ? (
          <Form<{ readonly recoveryKey: string }, unknown>
            label={t('holders.none.byPaper')}
            initial={{ recoveryKey: '' }}
            submit={({ recoveryKey }) => restore.write({ file: file.file, recoveryKey })}
            onDone={() => notify(t('holders.none.restored'))}
            submitLabel={t('holders.none.restore')}
            onCancel={() => setByPaper(false)}
          >
            <Field name="recoveryKey" label={t('holders.paper.key')} hint={t('holders.paper.hint')}>
              <Input
                autoFocus
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={100}
                autoComplete="off"
              />
            </Field>
          </Form>
        ) : (
          <div>
            <KeyButton onPress={() => setByPaper(true)}>{t('holders.none.byPaper')}</KeyButton>
          </div>
        )}
      </div>
    </Sheet>
  )
}
