import type { Claim } from '../../build/content/schema'
import data from '../../content/claims.yaml'
import { found } from './found'

export const claims: readonly Claim[] = data

const byId: ReadonlyMap<string, Claim> = /* @__PURE__ */ (() => new Map(claims.map(claim => [claim.id, claim])))()

export const claimById = (id: string): Claim => found(byId.get(id), 'claim', id)
