import type { Language } from '../goods/good.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Questions } from './wording.ts'

export const questions: Readonly<Record<Language, Questions>> = { en, de, fr, es }
