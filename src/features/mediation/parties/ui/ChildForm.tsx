/** A child whose upbringing is at stake, and what it said when it was asked (民法典 1084). */
import { AutoComplete, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { useSession, useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import { lawText } from '../../ui/words'
import { partiesContract, type PeopleOfCase } from '../contract'

interface ChildValues {
  readonly name: string
  readonly birth?: string
}

export function ChildForm({
  caseId,
  known,
  onClose,
}: {
  readonly caseId: number
  /** Names of children of the case who are not in the list. */
  readonly known: readonly string[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const saving = useWrite(desk.mediation.parties.saveChild)
  const inputOf = ({ name, birth }: ChildValues) => ({ case: caseId, id: null, name, birth: birth ?? '' })
  return (
    <MoveDrawer<ChildValues, unknown>
      draft={`mediation.child:${caseId}`}
      title={t('parties.addChild')}
      initial={{ name: known[0] ?? '' }}
      schema={partiesContract.saveChild['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => saving.write(inputOf(values))}
      onDone={(_, { name }) => {
        notify(t('parties.kept', { name }))
        onClose()
      }}
      onClose={onClose}
    >
      <FieldRow>
        <Field name="name" label={t('parties.name')}>
          <AutoComplete options={known.map((value) => ({ value }))}>
            <Input maxLength={40} autoFocus />
          </AutoComplete>
        </Field>
        <Field name="birth" label={t('parties.birth')}>
          <DayInput />
        </Field>
      </FieldRow>
    </MoveDrawer>
  )
}

interface AskValues {
  readonly on?: string
  readonly by: string
  readonly words: string
}

export interface AskChildFormProps {
  readonly child: PeopleOfCase['children'][number]
  readonly onClose: () => void
}

export function AskChildForm({ child, onClose }: AskChildFormProps) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const { staff } = useSession()
  const asking = useWrite(desk.mediation.parties.askChild)
  const inputOf = ({ on, by, words }: AskValues) => ({ child: child.id, answer: { on: on ?? '', by, words } })
  return (
    <MoveDrawer<AskValues, unknown>
      draft={`mediation.ask-child:${child.id}`}
      title={t('parties.askChild', { name: child.name })}
      about={<p className="small soft">{lawText(t, 'civil-code', [1084])}</p>}
      initial={{ on: today, by: staff.name, words: '' }}
      schema={partiesContract.askChild['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^answer\./, '')}
      submit={(values) => asking.write(inputOf(values))}
      onDone={() => {
        notify(t('parties.childAsked', { name: child.name }))
        onClose()
      }}
      onClose={onClose}
    >
      <FieldRow>
        <Field name="on" label={t('parties.day')}>
          <DayInput />
        </Field>
        <Field name="by" label={t('parties.askedBy')}>
          <Input maxLength={40} />
        </Field>
      </FieldRow>
      <Field name="words" label={t('parties.childWords')} hint={t('parties.childWordsHint')} optional>
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 8 }} autoFocus />
      </Field>
    </MoveDrawer>
  )
}
