/** What papers say of a case, its people, and its file: each field by its name, from what is on record. */
import type { PaperParty, PaperSource } from '../contract/source'
import { countText, dayText, dayTold, moneyText, namesOf, shown, type Saying } from './saying'

type FieldText = (source: PaperSource, say: Saying) => string

const ofRole =
  (...roles: readonly PaperParty['role'][]): FieldText =>
  ({ parties }, say) =>
    namesOf(
      parties.filter(({ role }) => roles.includes(role)).map(({ name }) => name),
      say,
    )

export const caseFields = {
  committee: ({ committee }) => committee,
  number: ({ case: { number } }) => number,
  source: ({ case: { source, sourceName } }, say) =>
    sourceName === '' ? say.word('sources', source) : sourceName,
  referrer: ({ case: { referrer } }, say) => (referrer === null ? '' : say.word('referrers', referrer)),
  courtReferral: ({ case: { courtReferral } }, say) =>
    courtReferral === null ? '' : say.word('courtReferrals', courtReferral),
  letter: ({ case: { letter } }, say) => shown(letter, say),
  replyDue: ({ case: { replyDue } }, say) => dayText(replyDue, say),
  papersSignedForOn: ({ case: { papersSignedForOn } }, say) => dayText(papersSignedForOn, say),
  kind: ({ case: { kind } }) => kind,
  quarrel: ({ case: { kind } }, say) => (kind === '' ? '' : say.quarrel(kind)),
  difficulty: ({ case: { difficulty, difficultyName } }, say) =>
    difficultyName === '' ? say.word('difficulties', difficulty) : difficultyName,
  // Nobody is in no dispute: none entered.
  people: ({ case: { people } }) => countText(people === 0 ? null : people),
  money: ({ case: { moneyFen } }, say) => moneyText(moneyFen, say),
  narrative: ({ case: { narrative } }, say) => shown(narrative, say),
  wants: ({ case: { wants } }, say) => shown(wants, say),
  openedOn: ({ case: { openedOn } }, say) => dayText(openedOn, say),
  openedBy: ({ case: { openedBy } }) => openedBy,
  acceptedOn: ({ case: { acceptedOn } }, say) => dayText(acceptedOn, say),
  due: ({ case: { due } }, say) => dayText(due, say),
  mediators: ({ mediators }, say) => mediators.join(say.between),
  members: ({ members }, say) => members.join(say.between),
  committees: ({ committees }, say) =>
    committees
      .map(({ name, number, contact, leads, mediators }) =>
        [
          shown(name, say),
          leads ? say.word('joint', 'leads') : '',
          shown(number, say),
          shown(contact, say),
          namesOf(mediators, say),
        ]
          .filter((said) => said !== '')
          .join(' '),
      )
      .join('\n'),
  applicants: ofRole('applicant'),
  respondents: ofRole('respondent'),
  thirdParties: ofRole('third-party'),
  partyNames: ofRole('applicant', 'respondent', 'third-party'),
} as const satisfies Readonly<Record<string, FieldText>>

export const partyFields = {
  party: ({ party }, say) => shown(party?.name, say),
  partyRole: ({ party }, say) => (party === null ? '' : say.word('roles', party.role)),
  partyBorn: ({ party }, say) => dayTold(party?.birth, say),
  partyIdNumber: ({ party }, say) => shown(party?.idNumber, say),
  partyPhone: ({ party }, say) => shown(party?.phone, say),
  partyAddress: ({ party }, say) => shown(party?.address, say),
  rightsToldOn: ({ party }, say) => dayText(party?.rightsToldOn, say),
  acting: ({ acting }, say) => shown(acting?.name, say),
  actingPhone: ({ acting }, say) => shown(acting?.phone, say),
  actsBy: ({ acting }, say) => {
    if (acting === null) return ''
    if (acting.by === 'law') return say.word('acts', 'law')
    return say.word('acts', acting.maySign ? 'special' : 'general')
  },
  letterOn: ({ acting }, say) => dayText(acting?.letterOn, say),
} as const satisfies Readonly<Record<string, FieldText>>

export const dossierFields = {
  dossierTitle: ({ dossier }, say) => shown(dossier?.title, say),
  dossierNumber: ({ dossier, case: { number } }) => (dossier === null ? '' : number),
  mediatedFrom: ({ dossier }, say) => dayText(dossier?.from, say),
  mediatedTo: ({ dossier }, say) => dayText(dossier?.to, say),
  filedBy: ({ dossier }) => dossier?.filedBy ?? '',
  filedOn: ({ dossier }, say) => dayText(dossier?.filedOn, say),
  // Before it is filed nobody has said for how long.
  retention: ({ dossier }, say) =>
    dossier === null || dossier.filedOn === null ? '' : say.kept(dossier.keptYears),
  remark: ({ dossier }, say) => shown(dossier?.remark, say),
  pages: ({ dossier }) => countText(dossier?.pages),
  closedOn: ({ closing }, say) => dayText(closing?.on, say),
  outcome: ({ case: { state } }, say) => say.word('outcomes', state),
  sessionsHeld: ({ closing }) => countText(closing?.sessionsHeld),
  wasPerformed: ({ closing }, say) => {
    if (closing === null || closing.performed === null) return ''
    return say.word('performed', closing.performed ? 'yes' : 'no')
  },
  confirmedOn: ({ closing }, say) => dayText(closing?.confirmedOn, say),
  followUpsMade: ({ closing }) => countText(closing?.followUps),
  closingReason: ({ closing }, say) => shown(closing?.reason, say),
} as const satisfies Readonly<Record<string, FieldText>>
