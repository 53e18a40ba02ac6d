/** What can be done with a request now, from the state table: one primary action, and the rest behind it. */
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { useKeys } from '#app/keys.tsx'
import { notify } from '#app/notices'
import { MoveButtons, type MoveButton } from '#app/parts/course/index'
import { Kbd } from '#app/parts/index'
import { useMay } from '#app/session/session'
import type { Action, Sheet } from '../../requests/contract/words'
import type { RequestRecord } from '../contract/record'
import type { Step } from '../contract/step'
import { isEnded } from '../rules/states'
import { useOfferBack } from './offer-back'
import { AmendDrawer } from './AmendDrawer'
import { NoteDrawer } from './NoteDrawer'
import { ReassignDrawer } from './ReassignDrawer'
import { StepDialog, type AskedAction } from './StepDialog'

/** Moves that need nothing said are made by their press. */
const plainSteps: Partial<Record<Action, Step>> = {
  start: { action: 'start' },
  'complete-correction': { action: 'complete-correction' },
  'prepare-delivery': { action: 'prepare-delivery' },
}

export function Actions({ request }: { readonly request: RequestRecord }) {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const mayEdit = useMay('service-requests.edit')
  const move = useWrite(desk.serviceRequests.move)
  const [asking, setAsking] = useState<AskedAction>()
  const [writing, setWriting] = useState<'note' | 'reassign' | 'amend'>()
  const [printing, setPrinting] = useState(false)
  const { row, seen, actions, materials } = request
  const [primary, ...others] = actions
  /** The event of the last move: until it is read again, what is shown is what was to be done before. */
  const [made, setMade] = useState(0)

  const takeBack = useWrite(desk.serviceRequests.takeBack)
  const offer = useOfferBack()
  const offerBack = (action: Action, event: number) =>
    offer(t(`done.${action}`, { number: row.number }), { requestId: row.id, action, event })
  const make = (step: Step) =>
    move.write({ id: row.id, seen, step }).then(
      (moved) => {
        setMade(moved.seen)
        offerBack(step.action, moved.seen)
      },
      (error: unknown) => notify(errorMessage(error).message, 'warning'),
    )
  const takeLastBack = () =>
    takeBack.write({ id: row.id, seen }).then(
      (moved) => {
        setMade(moved.seen)
        notify(t('request.tookBack', { number: row.number }))
      },
      (error: unknown) => notify(errorMessage(error).message, 'warning'),
    )
  const start = (action: Action) => {
    const plain = plainSteps[action]
    if (plain !== undefined) void make(plain)
    else if (action === 'dispatch') void navigate('dispatch')
    else if (action === 'accept' && nothingToAsk(request)) void make({ action: 'accept' })
    else if (isAsked(action)) setAsking(action)
  }
  const sheets = printable(request)
  const print = (sheet: Sheet | 'all') => void navigate(`sheets/${sheet}`)
  useKeys(mayEdit && sheets.length > 0 ? { 'Ctrl+P': () => setPrinting(true) } : {})
  if (!mayEdit) return null
  const button = (action: Action): MoveButton => ({
    key: action,
    label: t(`actions.${action}`),
    danger: action === 'terminate' || action === 'refuse',
    onPress: () => start(action),
  })
  return (
    <>
      {sheets.length > 0 && (
        <Dropdown
          trigger={['click']}
          open={printing}
          onOpenChange={setPrinting}
          autoFocus
          menu={{
            items: [...sheets, ...(sheets.length > 1 ? (['all'] as const) : [])].map((sheet) => ({
              key: sheet,
              label: t(`sheets.${sheet}`),
              onClick: () => print(sheet),
            })),
          }}
        >
          <Button>
            <span>
              {t('request.print')}
              <Kbd keys="Ctrl+P" />
            </span>
          </Button>
        </Dropdown>
      )}
      <MoveButtons
        beside={others.includes('dispatch') ? [{ ...button('dispatch'), keys: 'F5' }] : []}
        menu={{
          label: t('request.more'),
          moves: [
            ...others.filter((action) => action !== 'dispatch').map(button),
            ...(request.takeable === null
              ? []
              : [
                  {
                    key: 'take-back',
                    label: t('request.takeBack', { move: t(`events.${request.takeable}`) }),
                    onPress: () => void takeLastBack(),
                  },
                ]),
          ],
          notes: [
            ...(isEnded(row.state)
              ? []
              : [{ key: 'amend', label: t('request.amend'), onPress: () => setWriting('amend') }]),
            { key: 'note', label: t('request.addNote'), onPress: () => setWriting('note') },
            { key: 'reassign', label: t('request.reassign'), onPress: () => setWriting('reassign') },
          ],
        }}
        primary={
          primary === undefined
            ? undefined
            : { ...button(primary), keys: 'Enter', pending: move.pending || seen < made }
        }
      />
      {asking !== undefined && (
        <StepDialog
          request={request}
          action={asking}
          materials={materials}
          onClose={() => setAsking(undefined)}
          onDone={(event, sheet) => {
            setAsking(undefined)
            setMade(event)
            offerBack(asking, event)
            if (sheet !== undefined) print(sheet)
          }}
        />
      )}
      {writing === 'amend' && <AmendDrawer request={request} onClose={() => setWriting(undefined)} />}
      {writing === 'note' && <NoteDrawer requestId={row.id} onClose={() => setWriting(undefined)} />}
      {writing === 'reassign' && <ReassignDrawer row={row} onClose={() => setWriting(undefined)} />}
    </>
  )
}

const nothingToAsk = ({ row, materials, doubts }: RequestRecord): boolean =>
  row.mode !== 'delegated' && doubts.length === 0 && materials.every(({ missing }) => !missing)

const isAsked = (action: Action): action is AskedAction => !(action in plainSteps) && action !== 'dispatch'

/** The papers there is something to print on. */
function printable({ events, mandate, materials, answers }: RequestRecord): readonly Sheet[] {
  const had = (kinds: readonly string[]): boolean =>
    events.some(({ kind, takenBack }) => kinds.includes(kind) && !takenBack)
  const there: readonly (readonly [Sheet, boolean])[] = [
    ['application', answers.length > 0],
    ['acceptance', had(['accept'])],
    ['correction', had(['request-correction'])],
    ['mandate', mandate !== null],
    ['custody', materials.some(({ entries }) => entries.length > 0)],
    ['suspension', had(['suspend'])],
    ['resumption', had(['resume'])],
    ['closing', had(['complete', 'terminate', 'refuse'])],
    ['errand', had(['dispatch'])],
  ]
  return there.filter(([, possible]) => possible).map(([sheet]) => sheet)
}
