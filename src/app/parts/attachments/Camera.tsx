/** A document camera or any other: what it sees, and one key that takes a page. */
import { Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestSide } from '#vault/attachments/contract'
import { KeyButton } from '../KeyButton'
import { drawn } from './prepare'

type State = 'opening' | 'live' | 'none' | 'refused' | 'busy'

export interface CameraProps {
  /** How many were taken already. */
  readonly taken: number
  readonly onTake: (picture: Blob) => void
  readonly onClose: () => void
}

export function Camera({ taken, onTake, onClose }: CameraProps) {
  const { t } = useTranslation()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<State>('opening')
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([])
  const [chosen, setChosen] = useState<string>()
  useEffect(() => {
    let here = true
    let stream: MediaStream | undefined
    openCamera(chosen).then(
      async (opened) => {
        if (!here) {
          stop(opened)
          return
        }
        stream = opened
        if (video.current !== null) video.current.srcObject = opened
        const found = await navigator.mediaDevices.enumerateDevices()
        setCameras(found.filter(({ kind }) => kind === 'videoinput'))
      },
      (error: unknown) => {
        if (here) setState(whyNot(error))
      },
    )
    return () => {
      here = false
      if (stream !== undefined) stop(stream)
    }
  }, [chosen])

  const take = () => {
    if (video.current === null || state !== 'live') return
    // A document camera has more pixels than paper needs; what is beyond is left out when it is prepared.
    void drawn(video.current, 0, longestSide).then(onTake)
  }
  const closed = state !== 'opening' && state !== 'live'
  return (
    <div className="camera">
      <video
        ref={video}
        className={state === 'live' ? 'camera-live' : 'camera-live away'}
        autoPlay
        playsInline
        muted
        // Before the first picture is there, a page that is taken would be white.
        onLoadedData={() => setState('live')}
        aria-label={t('attach.camera.sees')}
      />
      {state === 'opening' && <p className="soft">{t('attach.camera.opening')}</p>}
      {closed && <p role="alert">{t(`attach.camera.${state}`)}</p>}
      <div className="attach-row">
        {state === 'live' && (
          <KeyButton primary keys="Space" onPress={take}>
            {t('attach.camera.take')}
          </KeyButton>
        )}
        {cameras.length > 1 && (
          <Select
            aria-label={t('attach.camera.which')}
            value={chosen ?? cameras[0]?.deviceId ?? ''}
            options={cameras.map(({ deviceId, label }, at) => ({
              value: deviceId,
              label: label === '' ? t('attach.camera.number', { number: at + 1 }) : label,
            }))}
            onChange={(next) => {
              setState('opening')
              setChosen(next)
            }}
          />
        )}
        <KeyButton keys="Escape" onPress={onClose}>
          {t('attach.camera.close')}
        </KeyButton>
        <span className="soft" role="status">
          {taken > 0 && t('attach.camera.taken', { count: taken })}
        </span>
      </div>
    </div>
  )
}

/** The camera alone: a microphone is never asked for. */
async function openCamera(deviceId: string | undefined): Promise<MediaStream> {
  const size = { width: { ideal: 3264 }, height: { ideal: 2448 } }
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: deviceId === undefined ? size : { ...size, deviceId: { exact: deviceId } },
  })
}

const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop()
}

function whyNot(error: unknown): State {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'none'
}
