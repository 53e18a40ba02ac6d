/** The materials of a request and where each of them is now; taking in, handing on and giving back in one press. */
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { monthAndDay } from '#app/dates'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { useKeysWait } from '#app/hurried'
import { notify, offerBack } from '#app/notices'
import { useMay, useToday } from '#app/session/session'
import type { HolderInput, MaterialRow } from '../contract'
import type { RequestRow } from '../../requests/contract'
import type { Scan } from '../../scans/contract'
import { useScans } from '../../scans/ui/use-scans'
import { AddMaterial } from './AddMaterial'
import { CustodyDrawer } from './CustodyDrawer'
import { MaterialLine, type Press } from './MaterialLine'

// Camera, canvas and viewer are for whoever opens them.
const AddScans = lazy(() => import('../../scans/ui/AddScans'))
const ScanViewer = lazy(() => import('../../scans/ui/ScanViewer'))

export interface MaterialsProps {
  readonly request: {
    readonly row: RequestRow
    readonly materials: readonly MaterialRow[]
    readonly originalsHere: number
  }
  /** The work on the request is over. */
  readonly ended: boolean
}

export function Materials({ request, ended }: MaterialsProps) {
  const { t } = useTranslation('service-requests')
  const today = useToday()
  const mayEdit = useMay('service-requests.edit')
  const record = useWrite(desk.serviceRequests.recordCustody)
  const reverse = useWrite(desk.serviceRequests.reverseCustody)
  const [made, setMade] = useState<number>()
  // A second press is for the next paper, and not for the same once more.
  useKeysWait(record.pending || (made !== undefined && !stands(request.materials, made)))
  const [handing, setHanding] = useState<MaterialRow>()
  const [adding, setAdding] = useState(false)
  const [scanning, setScanning] = useState<MaterialRow>()
  const [looking, setLooking] = useState<Scan>()
  const scans = useScans(request.row.id).data?.scans ?? []
  const { originalsHere, row } = request
  // Once the work is over nothing is waited for, whatever went back to the resident.
  const materials = request.materials.map((material) => (ended ? { ...material, missing: false } : material))
  const missing = materials.filter((material) => material.missing)
  const told =
    materials
      .map(({ toldDay }) => toldDay ?? '')
      .toSorted()
      .at(-1) ?? ''

  const press = (material: MaterialRow, { movement, form, count, holder }: Press) => {
    const done = t(`custody.done.${movement}`, { name: material.name })
    record
      .write({
        id: row.id,
        movement,
        holder: holderInput(holder),
        note: '',
        entries: [{ materialId: material.id, form, count }],
      })
      .then(
        ({ entryIds: [entryId] }) => {
          setMade(entryId)
          offerBack(done, () =>
            entryId === undefined ? Promise.resolve() : reverse.write({ id: row.id, entryId }),
          )
        },
        (error: unknown) => notify(errorMessage(error).message, 'warning'),
      )
  }

  return (
    <section aria-label={t('materials.title')}>
      <div className="sheet-head">
        <h2>
          {t('materials.title')}
          <small>
            {t('materials.counts', {
              count: materials.length,
              missing: missing.length,
              originals: originalsHere,
            })}
          </small>
        </h2>
        <div className="sheet-aside">
          {told !== '' && <b>{t('materials.told', { day: monthAndDay(told, today) })}</b>}
          {mayEdit && !ended && (
            <button type="button" className="link" onClick={() => setAdding(true)}>
              {t('materials.add')}
            </button>
          )}
        </div>
      </div>
      {materials.length === 0 ? (
        <p className="none soft">{t('materials.none')}</p>
      ) : (
        <table className="table materials">
          <thead>
            <tr>
              <th>{t('materials.name')}</th>
              <th>{t('materials.form')}</th>
              <th className="number">{t('materials.count')}</th>
              <th>{t('materials.where')}</th>
              <th>{t('materials.by')}</th>
              <th>
                <span className="hidden-words">{t('materials.do')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {materials.map((material) => (
              <MaterialLine
                key={material.id}
                material={material}
                first={material === missing[0]}
                mayEdit={mayEdit}
                ended={ended}
                scans={scans.filter(({ materialId }) => materialId === material.id)}
                onOpenScan={setLooking}
                onAddScan={() => setScanning(material)}
                onPress={(pressed) => press(material, pressed)}
                onHandOn={() => setHanding(material)}
                onReverse={(entryId) =>
                  reverse.write({ id: row.id, entryId }).then(
                    () => notify(t('custody.reversed', { name: material.name })),
                    (error: unknown) => notify(errorMessage(error).message, 'warning'),
                  )
                }
              />
            ))}
          </tbody>
        </table>
      )}
      {handing !== undefined && (
        <CustodyDrawer row={row} material={handing} onClose={() => setHanding(undefined)} />
      )}
      <Suspense>
        {scanning !== undefined && (
          <AddScans requestId={row.id} material={scanning} onClose={() => setScanning(undefined)} />
        )}
        {looking !== undefined && (
          <ScanViewer
            request={row}
            material={materials.find(({ id }) => id === looking.materialId) ?? { id: 0, name: '' }}
            scans={scans.filter(({ materialId }) => materialId === looking.materialId)}
            scanId={looking.id}
            mayChange={mayEdit && !ended}
            onGoTo={(id) => setLooking(scans.find((scan) => scan.id === id))}
            onClose={() => setLooking(undefined)}
          />
        )}
      </Suspense>
      {adding && <AddMaterial requestId={row.id} onClose={() => setAdding(false)} />}
    </section>
  )
}

const stands = (materials: readonly MaterialRow[], entryId: number): boolean =>
  materials.some(({ entries }) => entries.some(({ id }) => id === entryId))

/** `worker:3` as the contract wants it. */
function holderInput(key: string | null): HolderInput | null {
  const [kind, rest = ''] = (key ?? '').split(/:(.*)/s)
  if (kind === 'worker' || kind === 'staff') return { kind, id: Number(rest) }
  return kind === 'other' ? { kind, name: rest } : null
}
