/** `battery_life` and `batteryLife` → `battery life`. */
export const keysAsWords = (key: string): string =>
  key.replaceAll('_', ' ').replace(/(?<=[a-z0-9])[A-Z](?=[a-z])/g, (first) => ` ${first.toLowerCase()}`)
