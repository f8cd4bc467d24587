import type { Draft, Session } from '../session.ts'
import type { Kind } from '../wordings/wording.ts'

const talk = (kind: Kind, question: string, answer: string): Draft => ({ kind, question, answer: () => answer })

export function greeting(session: Session): Draft {
  const question = session.phrase(session.ask.greeting, {})
  const asksBack = /how are you|how.?s it going|wie geht|ça va|qué tal/i.test(question)
  return talk('greeting', question, asksBack ? session.say.howAreYou : session.say.greeting)
}

export const thanks = (session: Session): Draft =>
  talk('thanks', session.phrase(session.ask.thanks, {}, false), session.say.thanks)
export const goodbye = (session: Session): Draft =>
  talk('goodbye', session.phrase(session.ask.goodbye, {}, false), session.say.goodbye)
export const aboutMe = (session: Session): Draft => talk('about-me', session.phrase(session.ask.aboutMe, {}), session.say.aboutMe)
export const abuse = (session: Session): Draft => talk('abuse', session.phrase(session.ask.abuse, {}, false), session.say.abuse)
export const offTopic = (session: Session): Draft =>
  talk('off-topic', session.phrase(session.ask.offTopic, {}), session.say.offTopic)
export const injection = (session: Session): Draft =>
  talk('injection', session.phrase(session.ask.injection, {}, false), session.say.injection)
export const gibberish = (session: Session): Draft =>
  talk('gibberish', session.phrase(session.ask.gibberish, {}, false), session.say.gibberish)
