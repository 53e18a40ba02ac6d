/** Photos of how the room was found and left: taken, looked at on record, taken away with a reason. */
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, shell, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { KeyButton, ReasonDialog } from '#app/parts/index'
import { useMay } from '#app/session/session'
import type { CheckMoment } from '../../contract'
import { desk, deskClient } from '../../ui/client'
import type { DoorPhoto } from '../contract'
import type { AtDoor } from './at-door'

const AttachDrawer = lazy(async () => ({
  default: (await import('#app/parts/attachments/index')).AttachDrawer,
}))
const Viewer = lazy(async () => ({ default: (await import('#app/parts/attachments/index')).Viewer }))

export function Photos({ at }: { readonly at: AtDoor }) {
  const { t } = useTranslation('rooms')
  const mayBook = useMay('rooms.book')
  const [adding, setAdding] = useState(false)
  const [shown, setShown] = useState<number>()
  const { id, state } = at.booking
  // Once they have left, a photo shows what they left behind.
  const moment: CheckMoment = state === 'left' ? 'after' : 'before'
  return (
    <section className="rooms-door-photos">
      <h3>{t('atDoor.photos')}</h3>
      <ul>
        {at.photos.map((photo) => (
          <li key={photo.id}>
            <button type="button" onClick={() => setShown(photo.id)} aria-label={titleOf(t, photo)}>
              <img src={`data:image/jpeg;base64,${photo.thumbnail}`} alt="" />
            </button>
            <span className="soft small">{t(`atDoor.moments.${photo.moment}`)}</span>
          </li>
        ))}
      </ul>
      {mayBook && (
        <KeyButton size="small" keys="P" onPress={() => setAdding(true)}>
          {t('atDoor.addPhoto')}
        </KeyButton>
      )}
      <Suspense>
        {adding && (
          <AttachDrawer
            title={t('atDoor.addPhoto')}
            attach={async (page, sendId) => {
              await deskClient.rooms.door.attach({ sendId, id, moment, ...page })
              void queryClient.invalidateQueries()
            }}
            onDone={(count) => {
              notify(t('atDoor.photosAdded', { count }))
              setAdding(false)
            }}
            onClose={() => setAdding(false)}
          />
        )}
        {shown !== undefined && (
          <Looking
            booking={id}
            photos={at.photos}
            photo={shown}
            onGoTo={setShown}
            onClose={() => setShown(undefined)}
          />
        )}
      </Suspense>
    </section>
  )
}

const titleOf = (t: ReturnType<typeof useTranslation<'rooms'>>['t'], { moment, by }: DoorPhoto): string =>
  t('atDoor.photoTitle', { moment: t(`atDoor.moments.${moment}`), by })

interface LookingProps {
  readonly booking: number
  readonly photos: readonly DoorPhoto[]
  readonly photo: number
  readonly onGoTo: (id: number) => void
  readonly onClose: () => void
}

function Looking({ booking, photos, photo, onGoTo, onClose }: LookingProps) {
  const { t } = useTranslation('rooms')
  const mayBook = useMay('rooms.book')
  const takeAway = useWrite(desk.rooms.door.takeAway)
  const [asking, setAsking] = useState(false)
  const fetchFile = async (photoId: number): Promise<Blob> => {
    const { content } = await deskClient.rooms.door.open({ id: booking, photoId })
    return content
  }
  return (
    <>
      <Viewer
        files={photos.map((one) => ({ id: one.id, kind: one.kind, title: titleOf(t, one) }))}
        id={photo}
        onGoTo={onGoTo}
        fetchFile={fetchFile}
        saveCopy={async (photoId) =>
          shell.saveFile({ name: `${booking} ${photoId}.pdf`, content: await fetchFile(photoId) })
        }
        onClose={onClose}
        actions={mayBook && <KeyButton onPress={() => setAsking(true)}>{t('atDoor.photoAway')}</KeyButton>}
      />
      {asking && (
        <ReasonDialog
          title={t('atDoor.photoAway')}
          danger
          action={t('atDoor.photoAway')}
          onCancel={() => setAsking(false)}
          onReason={async ({ words }) => {
            await takeAway.write({ id: booking, photoId: photo, reason: words })
            onClose()
          }}
        >
          {t('atDoor.photoAwayWhat')}
        </ReasonDialog>
      )}
    </>
  )
}
