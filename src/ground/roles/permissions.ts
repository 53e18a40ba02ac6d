/** Who may do what: one table from permission to the roles that hold it, a reason on every line. */

export const roles = ['front-desk', 'mediator', 'head-mediator', 'canteen', 'manager', 'auditor'] as const
export type Role = (typeof roles)[number]

const everyone: readonly Role[] = roles
/** Who has cases, and who answers for all of them. */
export const mediators = ['mediator', 'head-mediator'] as const satisfies readonly Role[]

/**
 * Roles that carry a data key besides those everyone has, and the key's name: what it opens, no other role can decrypt.
 * `log` opens no file: it is the secret from which the seals of the log are told, see docs/decisions/the-log-is-sealed-forward.md.
 * Such a key comes out of its owner's slot by their password, so such a role is never entered by PIN.
 */
export const keyOfRole: Readonly<Partial<Record<Role, string>>> = {
  mediator: 'mediation',
  'head-mediator': 'mediation',
  auditor: 'log',
}

/**
 * `public` needs no session at all: setting up, signing in, asking what state the desk is in.
 * Everything else is refused without a session, and while the desk is locked.
 */
export const permissionTable = {
  'desk.open': 'public', // setting up, signing in, unlocking, asking whether the desk is locked
  'session.own': everyone, // one's own session: lock, sign out, change of password
  'staff.read': everyone, // names of colleagues stand on every sheet
  'staff.manage': ['manager'], // accounts, roles, resets
  'centre.answer': ['manager'], // what is overdue or went badly, whoever has it
  'settings.read': everyone, // the centre's name, number templates, calendar: on every screen
  'settings.manage': ['manager'], // the same, changed
  'holders.own': mediators, // the key of the mediators' file, given by one of them to another; no manager gives it
  'backups.read': ['manager'], // where backups lie, and whether they are proved
  'backups.manage': ['manager'], // another place, a backup by hand, a drill
  'dictionaries.manage': ['manager'], // tags, estates, grids
  'residents.find': ['front-desk', ...mediators, 'canteen', 'manager'], // find who stands at the desk; masked
  'residents.list': ['front-desk', ...mediators, 'manager'], // the register page by page; a till finds, it does not list
  'residents.read': ['front-desk', ...mediators, 'manager'], // a resident's own page
  'residents.edit': ['front-desk', 'manager'], // register, move, death, household
  'residents.protect': ['front-desk', ...mediators, 'manager'], // that somebody's address is given out to nobody: whoever learns of the danger says so
  'residents.merge': ['front-desk', 'manager'], // two records of one person
  'residents.import': ['manager', 'front-desk'], // a whole register
  'residents.export': ['manager'], // leaves the desk as a file
  'sensitive.reveal': ['front-desk', ...mediators, 'canteen', 'manager'], // which field, says the table in sensitive.ts
  'privacy.request': ['front-desk', 'manager'], // take what a resident asks about their own data, at the counter
  'privacy.read': ['manager', 'auditor'], // the registers of such requests, of breaches and of exports
  'privacy.manage': ['manager'], // answers for personal data: copies, erasure, locks, periods (个人信息保护法 art. 51)
  'visits.read': ['front-desk', 'manager'], // who came for what
  'visits.screen': ['front-desk', 'manager'], // what a room full of people may read: numbers, and no more of a name than its first character
  'visits.edit': ['front-desk', 'manager'], // register, call, answer
  'visits.figures': ['front-desk', 'manager', 'auditor'], // how many came for what, and how long they waited: counts, without names
  'visits.export': ['manager'], // rows leave the desk as a file
  'service-items.read': ['front-desk', 'manager', 'auditor'], // what the centre helps with
  'service-items.manage': ['manager'], // the text and promise of an item
  'service-requests.read': ['front-desk', 'manager'], // 办件
  'service-requests.edit': ['front-desk', 'manager'], // 办件, 材料, 派单, 回访
  'service-requests.figures': ['front-desk', 'manager', 'auditor'], // counts, without names
  'directory.read': ['front-desk', 'manager'], // who can be sent on an errand, and on which number they are called
  'directory.manage': ['manager'], // who stands in it
  'errands.own': ['front-desk', ...mediators, 'canteen', 'manager'], // what one was sent out with oneself
  'service-requests.export': ['manager'], // rows leave the desk as a file
  'canteen.read': ['canteen', 'manager'], // policies and what a meal costs, with the reasons, at the till
  'canteen.eligibility': ['manager'], // who counts as what is decided, on proof, by who answers for it
  'canteen.menu': ['canteen', 'manager'], // what is cooked, and for how much
  'canteen.diners': ['canteen', 'manager'], // cards, what somebody must not eat, closing an account
  'canteen.orders': ['canteen', 'manager'], // who gets which meal on which day, and why one was not taken
  'canteen.care': ['front-desk', 'canteen', 'manager'], // who did not take their meal may be in trouble: whoever is at hand calls
  'canteen.safety': ['canteen', 'manager'], // samples, fridges, purchases, and who may cook today
  'canteen.till': ['canteen', 'manager'], // a meal sold, a dish sold out
  'canteen.claims': ['canteen', 'manager'], // what funders are asked for is drawn up and checked, people are rung up about it
  'canteen.figures': ['canteen', 'manager', 'auditor'], // counts of meals, without names
  'canteen.submit': ['manager'], // a claim goes out under the centre’s seal, and what was paid is put on record
  'canteen.policies': ['manager'], // who pays how much of a meal is the centre's promise
  'rooms.read': ['front-desk', ...mediators, 'canteen', 'manager'], // when which room is open: asked at every counter
  'rooms.bookings': ['front-desk', 'manager'], // who has which room when; names stand in it
  'rooms.book': ['front-desk', 'manager'], // book, move, cancel, let in at the door
  'rooms.approve': ['manager'], // whose request for a room is granted, and who goes before whom
  'rooms.figures': ['front-desk', 'manager', 'auditor'], // how much each room is used: counts, without names
  'rooms.export': ['manager'], // rows leave the desk as a file
  'rooms.manage': ['manager'], // house rules, equipment, closures
  'mediation.cases': mediators, // family cases: of these, one's own and those one was let into
  'mediation.head': ['head-mediator'], // all cases; who has which, what is closed past what is missing, what is paid
  'support.read': ['manager', 'auditor'], // what the doctor finds and the local log; nothing of it is about a person
  'support.manage': ['manager'], // says that the end of a damaged log was compared with the papers
  'audit.read': ['auditor'], // who did what to whose record; those it tells of don't read it
  'day-sheet.print': ['front-desk', 'manager'], // the day on paper, with the head of the log
} as const satisfies Record<string, 'public' | readonly Role[]>

export type Permission = keyof typeof permissionTable

/** What four digits are too little for, beside every list that leaves the desk as a file: whoever came by PIN gives their password first. */
const passwordAfterPin: readonly Permission[] = [
  'staff.manage', // accounts, and the keys of everything
  'backups.manage', // where copies of everything go
  'privacy.manage', // what is erased is gone
  'residents.export', // files with everybody in them
  'service-requests.export',
  'visits.export',
  'rooms.export',
]

export const askedAfterPin = (permission: Permission): boolean => passwordAfterPin.includes(permission)

export function isPermission(value: unknown): value is Permission {
  return typeof value === 'string' && Object.hasOwn(permissionTable, value)
}

/** True when one of the roles holds the permission; `public` ones are held by all. */
export function holds(staffRoles: readonly Role[], permission: Permission): boolean {
  const holders: 'public' | readonly Role[] = permissionTable[permission]
  return holders === 'public' || staffRoles.some((role) => holders.includes(role))
}
