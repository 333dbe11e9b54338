import type { Claim } from './schema'
import data from '../../content/claims.yaml'
import { found } from './found'

export const claims: readonly Claim[] = data

export const claimById = (id: string): Claim => found(claims.find(claim => claim.id === id), 'claim', id)
