import type { ImportView } from '../../catalogue/routes/responses.ts'
import type { Shop } from './shop.ts'

export interface ImportChoices {
  readonly mode: 'replace' | 'upsert' | 'patch'
  readonly currency: string
  readonly shopUrl: string
  /** '' for whatever the file's beginning shows. */
  readonly format: string
}

/** What became of an upload: a report, or the one thing that the file does not say. */
type Staged =
  | { readonly kind: 'report'; readonly report: ImportView }
  | { readonly kind: 'missing'; readonly param: string; readonly message: string }

/** Sends a file to be read and reported; nothing of the catalogue changes. `onSent` hears how much has left, from 0 to 1. */
export function stageFile(shop: Shop, file: Blob, choices: ImportChoices, onSent: (share: number) => void): Promise<Staged> {
  const { mode, currency, shopUrl, format } = choices
  const query = new URLSearchParams({
    locale: shop.locale,
    mode,
    dryRun: 'true',
    ...(currency && { currency }),
    ...(shopUrl && { shopUrl }),
    ...(format && { format }),
  })
  // Not fetch: it does not say how far an upload is.
  const request = new XMLHttpRequest()
  request.open('POST', `/admin/v1/catalogue:import?${query}`)
  request.setRequestHeader('authorization', `Bearer ${shop.apiKey}`)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.responseType = 'json'
  return new Promise((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onSent(total ? loaded / total : 0)
    request.onerror = () => reject(new Error('The file could not be sent. Is the connection up?'))
    request.onload = () => {
      const body = request.response as (ImportView & { readonly error?: { message: string; param: string | null } }) | null
      if (body && !body.error) return resolve({ kind: 'report', report: body })
      const { message, param } = body?.error ?? { message: `The server answered ${request.status}.`, param: null }
      if (request.status === 400 && param !== null && ['currency', 'format', 'shopUrl'].includes(param))
        resolve({ kind: 'missing', param, message })
      else reject(new Error(message))
    }
    request.send(file)
  })
}
