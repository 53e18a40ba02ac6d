/** What the parties say to it: yes or no to mediation, to the mediator, to open doors, to people who are invited. */

export interface Consent {
  readonly party: number
  /** `null` is not asked yet. */
  readonly mediation: 'consents' | 'refuses' | null
  readonly mediator: 'chosen' | 'accepted' | 'refuses' | null
  /** 公开、不公开 (人民调解法 23). */
  readonly doors: 'open' | 'closed' | null
  /** Whether they took whoever mediated before somebody else came to. */
  readonly tookAnother?: true
}

/** What a party said on a day; null is a question that was not asked then. */
export interface Said extends Consent {
  readonly on: string
}

/**
 * What each party says now: the last of what they said to each question, by its day. Whom they accept is a person (人民调解法 19, 23): an answer of
 * before somebody else came to mediate is about whoever did then. `mediatorsSince` is the day on which the last of them came; null where
 * those of the beginning mediate.
 */
export function standingConsents(said: readonly Said[], mediatorsSince: string | null): readonly Consent[] {
  return [...new Set(said.map(({ party }) => party))].map((party) =>
    said
      .filter((one) => one.party === party)
      // Of one day whichever was written down last; what is written down late is of its day.
      .toSorted((one, other) => one.on.localeCompare(other.on))
      .reduce<Consent>(
        (now, { mediation, mediator, doors, on }) => {
          const isOfAnother = mediatorsSince !== null && on < mediatorsSince
          const took = isOfAnother && (mediator === 'chosen' || mediator === 'accepted')
          return {
            party,
            mediation: mediation ?? now.mediation,
            mediator: isOfAnother ? now.mediator : (mediator ?? now.mediator),
            doors: doors ?? now.doors,
            ...(took || now.tookAnother === true ? { tookAnother: true as const } : {}),
          }
        },
        { party, mediation: null, mediator: null, doors: null },
      ),
  )
}

export interface Invited {
  readonly name: string
  readonly as: 'relative' | 'neighbour' | 'colleague' | 'expert' | 'social-body'
  /** The parties who agreed that they come. */
  readonly agreedBy: readonly number[]
}

export type ConsentGap =
  | { readonly code: 'mediation' | 'mediator' | 'doors'; readonly party: number }
  | { readonly code: 'invited'; readonly name: string; readonly parties: readonly number[] }

/** Who clearly refuses: with one, nobody is mediated (人民调解法 17). */
export const refusing = (consents: readonly Consent[]): readonly number[] =>
  consents.filter(({ mediation }) => mediation === 'refuses').map(({ party }) => party)

/** What a session still needs on record; a mediator who is refused is as good as none. */
export function consentGaps(
  parties: readonly number[],
  consents: readonly Consent[],
  invited: readonly Invited[],
): readonly ConsentGap[] {
  const gaps = parties.flatMap((party): readonly ConsentGap[] => {
    const own = consents.findLast((consent) => consent.party === party)
    const missing: ConsentGap[] = []
    if (own?.mediation !== 'consents') missing.push({ code: 'mediation', party })
    if (own?.mediator !== 'chosen' && own?.mediator !== 'accepted') missing.push({ code: 'mediator', party })
    if (own === undefined || own.doors === null) missing.push({ code: 'doors', party })
    return missing
  })
  // 经双方当事人同意: of all of them (人民调解法 20).
  const uninvited = invited.flatMap(({ name, agreedBy }): readonly ConsentGap[] => {
    const silent = parties.filter((party) => !agreedBy.includes(party))
    return silent.length === 0 ? [] : [{ code: 'invited', name, parties: silent }]
  })
  return [...gaps, ...uninvited]
}

/** Closed unless all want it open: a private matter is nobody else's (人民调解法 15, 23). */
export const behindClosedDoors = (parties: readonly number[], consents: readonly Consent[]): boolean =>
  !parties.every((party) => consents.findLast((consent) => consent.party === party)?.doors === 'open')
