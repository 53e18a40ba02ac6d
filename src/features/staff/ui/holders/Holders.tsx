/** Who holds the key and who waits for it; each act asks for the holder's own password there and then. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLong, useWrite } from '#app/desk-client/index'
import { toldBy } from '#app/i18n/index'
import { notify } from '#app/notices'
import { ErrorLine, KeyButton, ProgressBar, Sheet, WhenDay } from '#app/parts/index'
import { PasswordForm } from '#app/screens/PasswordForm.tsx'
import { useSession } from '#app/session/session'
import type { HeldFile } from '#desk/holders/contract'
import { desk } from '../client'
import './holders.css'

type Kept = NonNullable<HeldFile['kept']>
type Waiting = Kept['waiting'][number]
type Acting =
  | { readonly act: 'give'; readonly to: Waiting; readonly fingerprint: string }
  | { readonly act: 'take'; readonly staffId: number; readonly name: string }

export function Holders({ file }: { readonly file: HeldFile }) {
  const { t } = useTranslation('staff')
  const { kept } = file
  const [acting, setActing] = useState<Acting>()
  if (kept === null) return null
  const done = (words: string) => {
    setActing(undefined)
    notify(words)
  }
  return (
    <Sheet title={t('holders.title')} remark={t('holders.remark')}>
      <div className="sheet-body stack">
        {kept.alteredAt !== null && (
          <p className="text late" role="status">
            {t('holders.altered')} <WhenDay at={kept.alteredAt} />
          </p>
        )}
        <HoldersList kept={kept} onTake={setActing} />
        {kept.waiting.length > 0 && <h3>{t('holders.waiting')}</h3>}
        <WaitingList kept={kept} onGive={setActing} />
        {acting?.act === 'give' && (
          <Give
            key={acting.to.staffId}
            file={file.file}
            acting={acting}
            onCancel={() => setActing(undefined)}
            onDone={done}
          />
        )}
        {acting?.act === 'take' && (
          <Take
            key={acting.staffId}
            file={file.file}
            acting={acting}
            onCancel={() => setActing(undefined)}
            onDone={done}
          />
        )}
        <ChangeKey file={file.file} kept={kept} />
      </div>
    </Sheet>
  )
}

function HoldersList({ kept, onTake }: { readonly kept: Kept; readonly onTake: (acting: Acting) => void }) {
  const { t } = useTranslation('staff')
  const { staff } = useSession()
  return (
    <ul className="holders" aria-label={t('holders.title')}>
      {kept.holders.map(({ staffId, name, fingerprint, givenBy, at }) => (
        <li key={staffId}>
          <b>{staffId === staff.id ? t('holders.own', { name }) : name}</b>
          <span className="fingerprint">{fingerprint}</span>
          <span className="small soft">
            {t('holders.givenBy', { name: givenBy })} <WhenDay at={at} />
          </span>
          <KeyButton danger onPress={() => onTake({ act: 'take', staffId, name })}>
            {t('holders.take.do')}
          </KeyButton>
        </li>
      ))}
    </ul>
  )
}

function WaitingList({ kept, onGive }: { readonly kept: Kept; readonly onGive: (acting: Acting) => void }) {
  const { t } = useTranslation('staff')
  return (
    <ul className="holders" aria-label={t('holders.waiting')}>
      {kept.waiting.map((one) => (
        <li key={one.staffId}>
          <b>{one.name}</b>
          <span className="fingerprint">{one.fingerprint ?? t('holders.noSlot')}</span>
          <span className="small soft">
            {one.events.map(({ what, at, by }) => (
              <span key={at} className="holder-event">
                {t(`holders.event.${what}`, { by })} <WhenDay at={at} />
              </span>
            ))}
          </span>
          <KeyButton
            refusedBecause={
              one.passwordGiven
                ? t('holders.passwordGiven')
                : one.fingerprint === null
                  ? t('holders.noSlot')
                  : undefined
            }
            onPress={() => {
              if (one.fingerprint !== null) onGive({ act: 'give', to: one, fingerprint: one.fingerprint })
            }}
          >
            {t('holders.give.do')}
          </KeyButton>
        </li>
      ))}
    </ul>
  )
}

interface ActProps<Of> {
  readonly file: string
  readonly acting: Of
  readonly onCancel: () => void
  readonly onDone: (words: string) => void
}

function Give({ file, acting, onCancel, onDone }: ActProps<Extract<Acting, { act: 'give' }>>) {
  const { t } = useTranslation('staff')
  const give = useWrite(desk.holders.give)
  const { to, fingerprint } = acting
  const title = t('holders.give.title', { name: to.name })
  return (
    <section className="holder-act" aria-label={title}>
      <h3>{title}</h3>
      <p className="text">{t('holders.give.compare', { name: to.name })}</p>
      <p className="fingerprint">{fingerprint}</p>
      <PasswordForm
        label={title}
        submitLabel={t('holders.give.do')}
        submit={(password) => give.write({ file, staffId: to.staffId, fingerprint, password })}
        onDone={() => onDone(t('holders.give.done', { name: to.name }))}
        footer={<KeyButton onPress={onCancel}>{t('holders.cancel')}</KeyButton>}
      />
    </section>
  )
}

function Take({ file, acting, onCancel, onDone }: ActProps<Extract<Acting, { act: 'take' }>>) {
  const { t } = useTranslation('staff')
  const take = useWrite(desk.holders.take)
  const { staffId, name } = acting
  const title = t('holders.take.title', { name })
  return (
    <section className="holder-act" aria-label={title}>
      <h3>{title}</h3>
      <p className="text">{t('holders.take.what')}</p>
      <PasswordForm
        label={title}
        submitLabel={t('holders.take.do')}
        submit={(password) => take.write({ file, staffId, password })}
        onDone={() => onDone(t('holders.take.done', { name }))}
        footer={<KeyButton onPress={onCancel}>{t('holders.cancel')}</KeyButton>}
      />
    </section>
  )
}

/** Another key, sealed to those above and nobody else. */
function ChangeKey({ file, kept }: { readonly file: string; readonly kept: Kept }) {
  const { t } = useTranslation('staff')
  const change = useLong(desk.holders.changeKey)
  const { progress, running } = change
  const stage = progress?.stage
  const names = kept.leftSince.join(t('listSeparator', { ns: 'app' }))
  return (
    <>
      <h3>{t('holders.change.title')}</h3>
      <p className="text">{t('holders.change.what')}</p>
      {kept.leftSince.length > 0 && <p className="text amber">{t('holders.change.left', { names })}</p>}
      {running ? (
        <ProgressBar
          stage={toldBy('staff', `keys.stage.${stage ?? 'copy'}`)}
          progress={progress}
          {...(stage === 'swap' ? {} : { onCancel: change.cancel })}
        />
      ) : (
        <div>
          <KeyButton
            onPress={() =>
              void change.run({ file }).then(
                (done) => {
                  if (done !== undefined) notify(t('keys.done'))
                },
                () => undefined,
              )
            }
          >
            {t('holders.change.title')}
          </KeyButton>
        </div>
      )}
      <ErrorLine error={change.error} />
    </>
  )
}
