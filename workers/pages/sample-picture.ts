/** Drawn by us, for the sample shop's goods; `null` for everybody else's. */
export const samplePicture = ({ id, url }: { readonly id: string; readonly url?: string | undefined }): string | null =>
  url?.startsWith('https://shop.llasa.example/') ? `/goods/${id}.svg` : null
