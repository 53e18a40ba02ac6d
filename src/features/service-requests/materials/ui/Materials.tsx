/** The materials of a request and where each of them is now; taking in, handing on and giving back in one press. */
import { Button, Dropdown, type MenuProps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { monthAndDay } from '#app/dates'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { notify, useUndo } from '#app/notices'
import { KeyButton, Status, When, type Tone } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import type { Form, HolderInput, MaterialRow, Movement, RequestRecord } from '../../contract'
import { isEnded } from '../../course/rules/states'
import { AddMaterial } from './AddMaterial'
import { CustodyDrawer } from './CustodyDrawer'

/** One movement of one material, as a press means it. */
interface Press {
  readonly movement: Movement
  readonly form: Form
  readonly count: number
  readonly holder: string | null
}

export function Materials({ request }: { readonly request: RequestRecord }) {
  const { t } = useTranslation('service-requests')
  const today = useToday()
  const mayEdit = useMay('service-requests.edit')
  const undo = useUndo()
  const record = useWrite(desk.serviceRequests.recordCustody)
  const reverse = useWrite(desk.serviceRequests.reverseCustody)
  const [handing, setHanding] = useState<MaterialRow>()
  const [adding, setAdding] = useState(false)
  const { originalsHere, row } = request
  const ended = isEnded(row.state)
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
          undo(done, () =>
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
        <CustodyDrawer request={request} material={handing} onClose={() => setHanding(undefined)} />
      )}
      {adding && <AddMaterial sendId={row.id} onClose={() => setAdding(false)} />}
    </section>
  )
}

/** `worker:3` as the contract wants it. */
function holderInput(key: string | null): HolderInput | null {
  const [kind, rest = ''] = (key ?? '').split(/:(.*)/s)
  if (kind === 'worker' || kind === 'staff') return { kind, id: Number(rest) }
  return kind === 'other' ? { kind, name: rest } : null
}

interface MaterialLineProps {
  readonly material: MaterialRow
  /** The first that is missing: the space bar takes it in. */
  readonly first: boolean
  readonly mayEdit: boolean
  readonly ended: boolean
  readonly onPress: (press: Press) => void
  readonly onHandOn: () => void
  readonly onReverse: (entryId: number) => void
}

function MaterialLine({ material, first, mayEdit, ended, onPress, onHandOn, onReverse }: MaterialLineProps) {
  const { t } = useTranslation('service-requests')
  const today = useToday()
  const last = material.entries.findLast(({ reverses, reversed }) => reverses === null && !reversed)
  const usual: Form = material.form === 'original' ? 'original' : 'copy'
  const receive: Press = { movement: 'received', form: usual, count: material.count, holder: null }
  const [at, away] = firstPlaces(material)
  const main =
    material.missing && at === undefined && away === undefined
      ? receive
      : (giveBack(at, away) ?? (ended ? undefined : receive))

  const items: NonNullable<MenuProps['items']> = [
    ...(['original', 'copy'] as const)
      .filter((form) => material.form === 'either' || material.form === form || form === 'copy')
      .map((form) => ({
        key: `received ${form}`,
        label: t('custody.receive', { form: t(`forms.${form}`) }),
        onClick: () => onPress({ ...receive, form, count: 1 }),
      })),
    ...(material.form === 'copy' || ended
      ? []
      : [
          {
            key: 'verified',
            label: t('custody.verify'),
            onClick: () =>
              onPress({ movement: 'verified', form: 'original', count: material.count, holder: null }),
          },
        ]),
    ...(at === undefined
      ? []
      : [
          ...(at.form === 'original'
            ? [
                {
                  key: 'returned-verified',
                  label: t('custody.returnVerified'),
                  onClick: () =>
                    onPress({ movement: 'returned-verified', form: at.form, count: at.count, holder: null }),
                },
              ]
            : []),
          { key: 'handed-on', label: t('custody.handOn'), onClick: onHandOn },
          {
            key: 'lodged',
            label: t('custody.lodge'),
            onClick: () => onPress({ movement: 'lodged', form: at.form, count: at.count, holder: null }),
          },
        ]),
    ...(away === undefined
      ? []
      : [
          {
            key: 'away returned',
            label: t('custody.returnedBy', { name: away.name }),
            onClick: () =>
              onPress({ movement: 'returned', form: away.form, count: away.count, holder: away.holder }),
          },
          {
            key: 'away lodged',
            label: t('custody.lodgedBy', { name: away.name }),
            onClick: () =>
              onPress({ movement: 'lodged', form: away.form, count: away.count, holder: away.holder }),
          },
        ]),
    ...(last === undefined
      ? []
      : [
          {
            key: 'reverse',
            label: t('custody.reverse', { movement: t(`movements.${last.movement}`) }),
            onClick: () => onReverse(last.id),
          },
        ]),
  ]
  return (
    <tr className={first ? 'missing-first' : ''}>
      <td>
        <b className={material.missing || material.form === 'original' ? '' : 'plain'}>{material.name}</b>
        {!material.required && <span className="soft small"> {t('materials.optional')}</span>}
        {material.note !== '' && <div className="soft small">{material.note}</div>}
      </td>
      <td>
        <FormWords material={material} />
      </td>
      <td className="number">{material.count}</td>
      <td>
        <Where material={material} />
      </td>
      <td className="soft">
        {last === undefined ? (
          material.toldDay !== null && t('materials.toldOn', { day: monthAndDay(material.toldDay, today) })
        ) : (
          <>
            {last.by} <When at={last.at} />
          </>
        )}
      </td>
      <td className="number doing">
        {mayEdit && (
          <>
            {main === undefined ? null : main.movement === 'received' ? (
              first ? (
                <KeyButton size="small" keys="Space" onPress={() => onPress(main)}>
                  {t('movements.receive')}
                </KeyButton>
              ) : (
                <Button size="small" onClick={() => onPress(main)}>
                  {t('movements.receive')}
                </Button>
              )
            ) : (
              <button type="button" className="link" onClick={() => onPress(main)}>
                {t(main.movement === 'returned' ? 'movements.giveBack' : 'movements.takeBack')}
              </button>
            )}
            <Dropdown trigger={['click']} autoFocus menu={{ items }}>
              <button
                type="button"
                className="icon-button"
                aria-label={t('materials.more', { name: material.name })}
              >
                ⋯
              </button>
            </Dropdown>
          </>
        )}
      </td>
    </tr>
  )
}

interface Place {
  readonly form: Form
  readonly count: number
}

/** What is at the centre, and what someone has: originals before copies. */
function firstPlaces(
  material: MaterialRow,
): readonly [Place | undefined, (Place & { holder: string; name: string }) | undefined] {
  const forms = ['original', 'copy'] as const
  const at = forms.find((form) => material[form].atCentre > 0)
  const away = forms.flatMap((form) => material[form].held.map((held) => ({ ...held, form })))[0]
  return [at === undefined ? undefined : { form: at, count: material[at].atCentre }, away]
}

/** What is away is taken back; what is here goes back to the resident. */
function giveBack(at: Place | undefined, away: (Place & { holder: string }) | undefined): Press | undefined {
  if (away !== undefined)
    return { movement: 'taken-back', form: away.form, count: away.count, holder: away.holder }
  if (at !== undefined) return { movement: 'returned', form: at.form, count: at.count, holder: null }
  return undefined
}

/** The form that is wanted; where either does, the one that was received. */
function FormWords({ material }: { readonly material: MaterialRow }) {
  const { t } = useTranslation('service-requests')
  if (material.form === 'original') return <b>{t('forms.original')}</b>
  const [form, ...more] = (['original', 'copy'] as const).filter((one) => wasHere(material[one]))
  if (form === undefined || more.length > 0) return t(`forms.${material.form}`)
  return t(`forms.${material.form === 'either' ? form : material.form}`)
}

const wasHere = ({ atCentre, held, lodged, verified, returned }: MaterialRow['original']): boolean =>
  atCentre + held.length + lodged + verified + returned > 0

interface Whereabouts {
  readonly tone: Tone
  readonly words: string
}

/** 已收 · 网格员 · 已核验退还 · 已退回 · 缺, with how many where there is more than one. */
function Where({ material }: { readonly material: MaterialRow }) {
  const { t } = useTranslation('service-requests')
  const places = (['original', 'copy'] as const).flatMap((form) => {
    const balance = material[form]
    const differs = material.form !== 'either' && material.form !== form
    const of = (words: string, count: number) =>
      [words, differs ? t(`forms.${form}`) : '', count > 1 ? `×${count}` : ''].filter(Boolean).join(' ')
    const there: Whereabouts[] = []
    if (balance.atCentre > 0) there.push({ tone: 'done', words: of(t('where.here'), balance.atCentre) })
    for (const { name, count } of balance.held) there.push({ tone: 'open', words: of(name, count) })
    if (balance.lodged > 0) there.push({ tone: 'done', words: of(t('where.lodged'), balance.lodged) })
    if (balance.verified > 0) there.push({ tone: 'done', words: of(t('where.verified'), balance.verified) })
    if (balance.returned > 0) there.push({ tone: 'rest', words: of(t('where.returned'), balance.returned) })
    return there
  })
  const shown: readonly Whereabouts[] = material.missing
    ? [{ tone: 'soon', words: t('where.missing') }, ...places]
    : places
  if (shown.length === 0) return <span className="soft">{t('where.none')}</span>
  return (
    <span className="where">
      {shown.map(({ tone, words }) => (
        <Status key={words} tone={tone}>
          {words}
        </Status>
      ))}
    </span>
  )
}
