import { addressParameter } from './model/address'

type Place = Pick<Location, 'search' | 'hash'>

/** `lang`, `set` and the like are read before and after the `#`: `?lang=en#/sort`, `#/study?set=core`. */
export const readAddress = (name: string, address: Place = location): string | null => addressParameter(name, address)
