import { settings } from '#case/index'
import { findCode } from './model/address'
import { isWholeCode } from '#board/model/shareCode'
import { readAddress } from './readAddress'

/**
 * The share code in the address, wherever it is and whatever stands around it; what is there of it where none is whole; or null.
 * A code is whole for the case that made it: this one, or the one that the link names.
 */
export const codeInAddress = (address: Pick<Location, 'search' | 'hash'> = location): string | null =>
  findCode(address.search + address.hash, text => isWholeCode(text, [settings.id, readAddress('case', address) ?? '']))
