/** One material of a request: where it is, what is usually done with it next, and what else can be. */
import { Button, Dropdown, type MenuProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { monthAndDay } from '#app/dates'
import { KeyButton, When } from '#app/parts/index'
import { useToday } from '#app/session/session'
import type { Form, Movement } from '../../requests/contract/words'
import type { Scan } from '../../scans/contract'
import { ScanStrip } from '../../scans/ui/ScanStrip'
import type { MaterialRow } from '../contract'
import { givenBackAs, mayBeShown, usuallyHandedIn } from '../rules'
import { FormWords, Where } from './Whereabouts'

/** One movement of one material, as a press means it. */
export interface Press {
  readonly movement: Movement
  readonly form: Form
  readonly count: number
  readonly holder: string | null
}

interface MaterialLineProps {
  readonly material: MaterialRow
  /** The first that is missing: the space bar takes it in. */
  readonly first: boolean
  readonly mayEdit: boolean
  readonly ended: boolean
  readonly scans: readonly Scan[]
  readonly onOpenScan: (scan: Scan) => void
  readonly onAddScan: () => void
  readonly onPress: (press: Press) => void
  readonly onHandOn: () => void
  readonly onReverse: (entryId: number) => void
}

export function MaterialLine({
  material,
  first,
  mayEdit,
  ended,
  scans,
  onOpenScan,
  onAddScan,
  onPress,
  onHandOn,
  onReverse,
}: MaterialLineProps) {
  const { t } = useTranslation('service-requests')
  const today = useToday()
  const last = material.entries.findLast(({ reverses, reversed }) => reverses === null && !reversed)
  const usual = usuallyHandedIn(material.form)
  const receive: Press = { movement: 'received', form: usual.form, count: material.count, holder: null }
  const takeIn: Press = usual.verified ? { ...receive, movement: 'verified' } : receive
  const [at, away] = firstPlaces(material)
  const main =
    material.missing && at === undefined && away === undefined
      ? takeIn
      : (giveBack(material.form, at, away, ended) ?? (ended ? undefined : takeIn))

  const items: NonNullable<MenuProps['items']> = [
    ...(['original', 'copy'] as const)
      .filter((form) => form === 'copy' || material.form !== 'copy')
      .map((form) => ({
        key: `received ${form}`,
        label: t('custody.receive', { form: t(`forms.${form}`) }),
        onClick: () => onPress({ ...receive, form, count: 1 }),
      })),
    ...(!mayBeShown(material.form) || ended
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
          ...(ended
            ? []
            : [
                {
                  key: 'returned to be mended',
                  label: t('custody.returnToMend'),
                  onClick: () =>
                    onPress({ movement: 'returned', form: at.form, count: at.count, holder: null }),
                },
              ]),
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
        <ScanStrip
          name={material.name}
          scans={scans}
          onOpen={onOpenScan}
          onAdd={mayEdit && !ended ? onAddScan : undefined}
        />
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
            {main === undefined ? null : main.movement === 'received' || main.movement === 'verified' ? (
              first ? (
                <KeyButton size="small" keys="Space" onPress={() => onPress(main)}>
                  {t(main.movement === 'verified' ? 'movements.verified' : 'movements.receive')}
                </KeyButton>
              ) : (
                <Button size="small" onClick={() => onPress(main)}>
                  {t(main.movement === 'verified' ? 'movements.verified' : 'movements.receive')}
                </Button>
              )
            ) : (
              <button type="button" className="link" onClick={() => onPress(main)}>
                {t(main.movement === 'taken-back' ? 'movements.takeBack' : 'movements.giveBack')}
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
function giveBack(
  wanted: MaterialRow['form'],
  at: Place | undefined,
  away: (Place & { holder: string }) | undefined,
  ended: boolean,
): Press | undefined {
  if (away !== undefined)
    return { movement: 'taken-back', form: away.form, count: away.count, holder: away.holder }
  if (at !== undefined)
    return { movement: givenBackAs(wanted, at.form, ended), form: at.form, count: at.count, holder: null }
  return undefined
}
