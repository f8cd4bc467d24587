import { readWords } from '../../gpu-backend/evaluate/faq/matchers.ts'

/** The committed word table, read once. */
export const words = readWords()
