/** `battery_life` → `battery life`. */
export const keysAsWords = (key: string): string => key.replaceAll('_', ' ')
