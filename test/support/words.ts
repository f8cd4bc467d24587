import { readWords } from '../../gpu-backend/evaluate/faq/words.ts'

/** The committed word table, read once. */
export const words = readWords()
