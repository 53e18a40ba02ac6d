/** What speaks against taking a request in, read from the register and from what is open. */
import type { Reader, Writer } from '#desk/rpc/call'
import { and, desc, inArray, isNull, ne, sql } from 'drizzle-orm'
import { idsOfResident, requireResident } from '#features/residents/index'
import { labelsOf } from '#work/dictionaries/service'
import { versionById, offeredItem, type ItemVersion } from '../../items/service'
import { serviceRequests } from '../../schema'
import type { StoredRequest } from '../../requests/service/stored'
import { doubtsAbout, type DoubtKind } from '../rules/doubts'

interface Asked {
  readonly residentId: number
  readonly item: ItemVersion
  /** The request that is to be taken in, when it is there already. */
  readonly except: number | null
}

/** Open requests of this person for this item; the one that is asked about is not one of them. */
function openForSame(call: Reader | Writer, { residentId, item, except }: Asked) {
  return call.database
    .select({ id: serviceRequests.id, number: serviceRequests.number, state: serviceRequests.state })
    .from(serviceRequests)
    .where(
      and(
        inArray(serviceRequests.residentId, [...idsOfResident(call, residentId)]),
        // Whose they are is few; of one item there are thousands.
        sql`+${serviceRequests.itemId} = ${item.itemId}`,
        isNull(serviceRequests.endedDay),
        except === null ? undefined : ne(serviceRequests.id, except),
      ),
    )
    .orderBy(desc(serviceRequests.id))
    .all()
}

function doubtsOf(call: Reader | Writer, asked: Asked) {
  const { status, age, tags } = requireResident(call, asked.residentId)
  const others = openForSame(call, asked)
  const applicant = { status, age, tags: tags.map(({ code }) => code), sameItemOpen: others.length > 0 }
  return { kinds: doubtsAbout(applicant, asked.item.text.forWhom), others }
}

/** As the form asks about them: with the requests that are open, and whom the item is for in words. */
export function doubtsShown(
  call: Reader,
  { residentId, itemId, requestId }: { residentId: number; itemId: number; requestId?: number | undefined },
) {
  const item = offeredItem(call, itemId)
  const { kinds, others } = doubtsOf(call, { residentId, item, except: requestId ?? null })
  const { fromAge, untilAge, tags } = item.text.forWhom
  const labels = labelsOf(call, 'tag')
  return {
    doubts: [...kinds],
    others,
    forWhom: { fromAge, untilAge, tags: tags.map((code) => labels.get(code) ?? code) },
  }
}

/** Of a request as it is: judged by the text it was opened with. */
export const doubtsOfRequest = (call: Reader | Writer, request: StoredRequest): readonly DoubtKind[] =>
  doubtsOf(call, {
    residentId: request.residentId,
    item: versionById(call, request.versionId),
    except: request.id,
  }).kinds
