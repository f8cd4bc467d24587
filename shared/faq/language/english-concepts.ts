/**
 * What shops and their customers speak of, and the words for it: `name weight: word, phrase, …`. Two words of one line mean
 * the same in a question, words of two lines do not, however alike a word table finds them ("refund" and "parcel" both
 * arrive). Weight 1 is a topic; less is a thing that goes with any topic.
 */
export const englishConcepts = `
item 0.2: item, thing, stuff, goods, good, product, article, something, anything, merchandise
order 0.3: order, purchase, buy, buying, bought, my basket, my cart
parcel 0.3: parcel, package, packet, consignment
shop 0.4: shop, store, branch, outlet, showroom
website 0.6: website, web site, site, online shop, web shop, app
deliver 1: deliver, delivery, ship, shipping, shipment, dispatch, postage, arrive, arrival, get here, gets here, got here, getting here, reach me, at my door, on my doorstep, be here, receive, send out, posted, post, send it to me, sending it to me, sent to me, transit, transport, delivered, delivers, shipped, ships, dispatched, come to me, get to me, gets to me, come to my house, sent to my home, on its way, turn up, show up, receive my, receiving, get my order, get my parcel, get my package, get it, have it, reach my, reaches me, leadtime, lead time, transit time, delivery time, shipping time, turnaround, handling time
send 0.5: send, sent, mail out
return 1: return, send back, sent back, give back, bring back, take back, ship back, hand back, returnable, sending back, giving back, send it back, bring it back, give it back, take it back, take goods back, send something back, send an item back, give these back, send these back, returned, returning, send them back, sending it back, bring them back, give them back, taking back, return policy, return it, return them, return label, returns policy, undo my purchase, hand it back, change of mind, change my mind, changed my mind, not happy with, do not like, don't like, doesn't fit, does not fit, don't want it, do not want it, dissatisfied, unsatisfied, right of withdrawal, cooling off
refund 1: refund, money back, reimburse, reimbursement, get my money, refunded, paid back, pay me back, refunding, get paid back, money returned, get back my money, get my cash back, my money, chargeback, reimbursed, credited, credit me
exchange 1: exchange, swap, replace, replacement, different size, another size, exchanging, swapping, swap it, trade it for, exchanged, replaced, change it for, change for, different model, another model, another colour, different colour, bigger one, smaller one, bigger size, smaller size
cancel 1: cancel, cancellation, call off, annul, revoke, withdraw, stop my order, stop an order, stop the order, cancelled, ordered by mistake, canceling, canceled, cancelling, back out, scrap, abort, do not want the order, don't want the order, don't want my order, don't want it any more, take back my order, get out of, ordered accidentally, accidentally ordered, stop it from being, drop my order
change 0.7: change, edit, update, modify, alter, correct, amend, adjust, switch, altered, corrected, different, another, wrong, mistake, mistyped, typo, changing, changed, updating, revise, replace my, correct it, incorrect, set a new, new address
address 1: address, street, place to send, moved house, moving house, new place, new home, postcode, addresses, shipping address, delivery address, street address, postal address, zip code, moved, relocated, destination, wrong house, house number, where it is sent, where you ship, where my package
billing 1: billing, bill to
email 0.8: email, e-mail, mail address, inbox
phone 0.9: phone, telephone, hotline, phone number, call you, telephone number, call us, ring you, dial, number to call, call
contact 1: contact, reach you, talk to, speak, speak to, get in touch, customer service, customer support, support team, helpdesk, representative, agent, human, real person, somebody from your team, live chat, reach, reaching, speak with, talk with, talk to someone, get hold of, ask someone, call center, call centre, customer care, someone from, write to you, send you a message, message you, advisor, operator, live agent, live person, real human, helpline, chat with, service team, contact details
track 1: track, tracking, whereabouts, follow my, locate my, where is my order, where is my parcel, where is my package, track it, trace, tracing, check on my, check the status, status of my, order status, delivery status, status, where is it, where's my, where is my, where are my, how far, progress of, tracking number, tracking link, shipped yet, sent yet, left yet, follow the, keep an eye on
late 1: late, delay, delayed, overdue, taking so long, behind schedule, waiting for ages, still has not arrived, has not come, hasn't come, hasn't arrived, has not arrived, should have arrived, not here yet, still waiting, taking long, slow, taking forever, not come yet, not been delivered
pay 0.8: pay, payment, paid, payed, paying, pay for, pay by, pay with, payments, checkout, settle, settle my
method 0.3: method, option, way, form, type, kind, means
instalment 1: instalment, installment, finance, financing, financed, monthly, in rates, payment plan, pay later, spread the cost, spread the payment, split the payment, in parts, in several parts, bit by bit, klarna, afterpay, pay over time, on credit, paid off, pay it off, installments, instalments, partial payments, split payments, split the cost, split the bill, pay monthly, monthly rate, monthly rates, monthly payments, several payments, hire purchase, loan, pay in parts, spread payments, over several months, over a year, buy now
interest 1: interest, apr
card 0.9: card, credit card, visa, mastercard, debit card, amex, american express, maestro, cards, creditcard, master card, debit
wallet 0.9: paypal, apple pay, google pay, wallet, pay pal, gpay, stripe, bitcoin, crypto, cryptocurrency, amazon pay
bank 1: bank transfer, wire transfer, bank account, bank, iban
cash 1: cash, cash on delivery
invoice 1: invoice, receipt, bill, proof of purchase, proof of payment, invoices, receipts, billing document, bill copy, purchase receipt, sales slip, tax document, payment confirmation
tax 1: tax, vat, sales tax, taxes, tax included, including tax
customs 1: customs, import duty, duty, duties, import fee
price 0.6: price, cost, fee, charge, charges, rate, how much, how expensive, costly, pricing, tariff, prices, costs, charged, fees, what do you charge, expensive, pay extra, surcharge, priced
pricematch 1: match, price match, price matching, beat, cheaper, lower price, competitor, elsewhere, rival, best price, price guarantee, lowest price, price promise, other shops, another store, another shop, other stores, sells it for less, for less, different dealer, somewhere else, costs less, price matched, price-match, matching, undercut, lower elsewhere, cheaper elsewhere, found it cheaper, cheaper price, somebody else sells, lower than yours, same price as, other retailers, another website, another retailer, other seller, price difference, competitor's, competitors, amazon
discount 1: discount, reduction, rebate, money off, percent off, deal, offer, promotion, reduced, reduced price, better price, special price, special deal, concession, cheaper for me, pay less, save money, save something, discounts, discounted, offers, deals, promotions, savings, save, cheaper rate, lower rate, price reduction, special offer, special offers, cut price, student price, student rate
sale 0.9: sale, on sale, clearance, black friday, bargain
student 1: student, university, college, student card, student id, academic, studying, education, people who study, students, pupil, pupils, in school, study, enrolled, campus, undergraduate
senior 1: senior, pensioner, retired, elderly, retiree
staff 0.9: employee, staff, teacher, nurse, military, veteran, soldier
child 0.8: child, children, kid, baby
voucher 1: voucher, coupon, promo code, discount code, gift code, coupon code, promotional code, code, gift card, gift voucher, gift certificate, giftcard, vouchers, coupons, promo, promotion code, code at, discount voucher, e-gift, gift cards, store credit, codes
balance 1: balance, left on, credit left, remaining on, remaining credit
redeem 0.7: redeem, use, apply, enter, put in, type in, cash in, using, type the code, spend, redeemed, redeeming, apply my, applying, input, insert, activate, spend my, make use of
wrap 1: wrap, gift wrap, wrapping, gift packaging, gift box, wrapping paper, wrapped, pack it nicely, gift wrapping, giftwrap, gift-wrap, gift wrapped, wrapped up, wrap it, wrap up, gift bag, giftwrapping, packed as a gift, as a present, as a gift, festive
gift 0.6: gift, present, birthday, christmas
greeting 0.9: greeting, greeting card, message card, personal note
warranty 1: warranty, guarantee, guaranteed, covered, coverage, warrantee, warranties, guarantees, guaranteed for, under guarantee, cover, protected, protection, how long is it covered, product protection
claim 0.9: claim, claims, make use of the warranty, file
excluded 1: excluded, exclude, exception, exclusion, not covered, not included
repair 1: repair, mend, servicing, maintenance, repaired, fix it, get it fixed, repairs, repairing, fix, fixed, technician, workshop repair, service my, servic
broken 1: broken, damaged, defective, faulty, smashed, cracked, does not work, doesn't work, not working, stopped working, snapped, bad condition, torn, scratched, dented, breaks, broke, damage, damages, defect, defects, malfunction, malfunctioning, fault, faults, not function, fell apart, came apart, dead, destroyed, ruined, shattered, leaking, won't turn on, doesn't turn on, won't start, quality issue, flawed, not intact, arrived in pieces, harmed
missing 1: missing, lost, not received, never arrived, incomplete, disappeared, stolen, is not in the box, wasn't in the box, was not in the box, not in the package, not all, not everything, not complete, did not arrive, didn't arrive, never came, never received, didn't receive, have not received, haven't received, gone, only received, half of my, part of my, short of
stock 1: in stock, stock, availability, sold out, out of stock, back in stock, restock, restocked, stocked, in store now, available, unavailable, back again, have it in, out-of-stock, soldout, have it again, coming back, come back in, new stock, get more, in stock again, available again
reserve 1: reserve, reservation, hold on to, hold an item, hold it, set aside, put aside, keep for me, put back, put goods aside, put one back, kept for me, hold a, book in advance, keep a, reserved, reserving, hold one, hold for me, keep one, keep it for me, lay aside, layaway, save one for me, save it for me, put it aside, put away
preorder 1: preorder, pre-order, order in advance
pickup 1: pick up, pickup, pick-up, collect, collection, click and collect, fetch, come by and get, grab, pick it up, collect locally, in-store pickup, picking up, picked up, collect it, collect my, collect in, collecting, in person, pick my, click & collect, click-and-collect, self collection, get it myself, come in and, collect at, from your store, from the store, from the shop, bopis, curbside
hours 1: opening hours, opening times, business hours, hours, open today, open on, closing time, open at, close at, do you open, do you close, are you open, the shop open, store open, shop opens, center open, centre open, open, close, closing, what time do you, when do you open, when do you close, working hours, office hours, trading hours, store hours, shop hours, time do you open, time do you close, closing times, still open, open till, open until, visit you, come to the shop, come to your shop
location 0.9: located, directions, nearest store, nearest shop, find your shop, how do i get to you, address of your, where is your shop, where is your store, where are your shops, find you, physical store, brick and mortar, showroom located, which city, map, parking
abroad 1: abroad, international, internationally, overseas, foreign, country, countries, another country, outside the country, worldwide, other countries, europe, austria, france, italy, spain, norway, sweden, denmark, germany, switzerland, canada, australia, usa, united states, uk, ireland, netherlands, belgium, poland, japan, china, india, outside of, foreign country, global, globally, other country, my country, eu, non-eu, out of the country, another continent, island, brazil, mexico, spanish, scotland, wales, portugal, greece, turkey, finland, hungary, czech, america, africa, asia
express 1: express, next day, overnight, fast delivery, rush, same day, priority shipping, expedited, urgent, urgently, faster, fastest, quicker, speed up, as soon as possible, asap, tomorrow, one day delivery, 24 hours
free 0.8: free, free of charge, no cost, gratis, at no charge, complimentary
account 1: account, profile, customer account, user account, accounts, my profile, user profile, user
delete 1: delete, remove, erase, terminate, shut down, get rid of, deactivate, close my account, close an account, closing an account, close the account, deletion, wipe, deleted, deleting, removing, close account, get my account closed, wiped, no longer need my account, cancel my account, remove my account, leave your shop
create 1: create, open an account, register, set up an account, registration, make an account, sign up, create an account, creating, sign-up, signing up, become a customer, join, enrol, enroll, registering, new account, open account
restore 1: restore, recover, reactivate, undo, reinstate, get back in, bring back my
login 1: log in, login, sign in, log on, logging in, log into, signing in, sign into, logged in, get into my account, access my account, access to my account, locked out
password 1: password, passcode, pin, forgot my login, passwords, login data, credentials, forgotten password, forgot my pass
newsletter 1: newsletter, mailing list, marketing mail, marketing emails, your emails, sending me e-mails, sending me emails, advertising, promotional mail, mails, advertising emails, emails from you, newsletters, mailings, marketing, ads, promotions by mail, promotional emails, promo emails, email list, your mails, your e-mails, mail list, sending mails, sending me mails, unwanted mails, emailing me
unsubscribe 1: unsubscribe, opt out, stop sending, remove me, take me off, no more, off the list, leave the mailing list, stop the newsletter, end my, unsubscribing, stop getting, stop receiving, opt-out, don't want your, do not want your, no longer want, no longer wish, stop emailing, stop the, quit, stop mailing, cancel the newsletter, remove me from
subscribe 1: subscribe, sign me up, get the newsletter, subscribing, be on your list, add me to, receive the newsletter, signing up for the newsletter
subscription 1: subscription, membership, member
points 1: points, loyalty, rewards, loyalty programme, loyalty program, bonus points, loyalty card, reward, point, bonus scheme, bonus programme, bonus program, loyal, loyalty scheme, rewards program, rewards scheme, reward points, stamps
refer 1: refer, referral, recommend a friend, invite a friend
review 1: review, rating, testimonial
complain 1: complain, complaint, unhappy
size 1: size, sizing, size chart, measurements, size guide, dimensions, how big, how tall, sizes, fits, measurement, fitting, what size, which size, my size, small, large, medium, too big, too small
colour 1: colour, color, shade
material 1: material, made of, fabric, ingredients, contain, made from, materials, ingredient, contains, leather, cotton, wool, plastic, wood, composition
wash 1: wash, washing, clean, cleaning, care for, look after, maintain, washed, cleaned, washable, machine wash, dishwasher safe, upkeep, polish
water 1: water, watering, watered, overwatering
feed 1: feed, fertilise, fertilize, fertiliser, fertilizer
assemble 1: assemble, assembly, assembled, put together, put it together, build, build up, built, ready to ride, out of the box, in pieces, ready to go, set it up, fully built, self-assembly, pre-assembled, preassembled, self assembly, already built, ready built, building it, put it up, flat pack, ready to use, mounted already, come assembled
install 1: install, installation, mount, mounting, installed, fitting service, installing, hook up, connect, connected, setup, set up, mounted, fitted, fit it
plantin 1: planting, plant it, planted, plant hedges, plant my, plant a, put in the ground
manual 1: manual, instructions, instruction, guide, user guide, user manual, operating instructions, handbook
test 1: test ride, trial ride, try, try out, test, trial, test drive, try on, take it for a spin, have a go, ride it once, tested, trying, sample, samples, test it, see it first, trying on, demo, try before
rent 1: rent, hire a, lease, rental, borrow, renting, rented, for rent, lend
used 1: used, second hand, second-hand, pre-owned, ridden, worn, opened, already used, refurbished, secondhand, pre-loved, reconditioned, previously owned, opened box, open box
recycle 1: recycle, recycling, dispose, disposal, take my old, old one, old device, old appliance, old machine, old fridge, take back old, waste, get rid of my old, scrap, haul away, dispose of, old devices, removal
sell 1: sell my, trade in, trade-in, buy my, buy back
custom 1: custom, customise, customize, personalise, personalize, engrave, engraving, bespoke, made to measure
sustainable 1: sustainable, environment, environmentally friendly, eco, climate, carbon, organic
privacy 1: privacy, personal data, gdpr, my data, account data, data protection, personal information, personal details, my information, information about me, third parties, my details, customer data, data
secure 1: secure, security, safe, encrypted, fraud, scam, securely, trust, trustworthy, safely, phishing, hacked, legit
job 1: job, career, vacancy, work for you, employ, apprenticeship, internship, hire students, hiring, jobs, careers, vacancies, working for you, apply for a, position
wholesale 1: wholesale, bulk, b2b, trade customer, large quantity, reseller, bulk order, bulk orders, large order, quantity, quantities, large quantities, reselling
minimum 1: minimum, at least, smallest order, minimum order, minimum value, order value
split 1: combine orders, combine, two orders, separate deliveries, split my order
slot 1: delivery date, delivery day, time slot, choose a date, choose the day, evening delivery, specific day, delivery slot, delivery window, specific date, certain day, pick the date, choose when, evening, choose a day, appointed time
weekend 1: weekend, saturday, sunday, holiday, bank holiday
neighbour 1: neighbour, neighbor, safe place, leave it with, signature, not at home, not home, nobody is home, absent, away, no one is home, nobody home, not there, leave at the door, safe location
courier 1: courier, carrier, dhl, ups, fedex, hermes, dpd, delivery company, driver, postman, couriers, carriers, royal mail, deliverer, delivery man, shipping company, post office
spare 1: spare part, spare parts, replacement part, accessory, accessories, replacement parts, parts, part, spares, component, components, replacement filter, replacement
battery 1: battery, charger, charging, recharge
consult 1: advice, advise, consultation, recommend, appointment, which one should i, what should i choose, help choosing, suggest, suggestion, consultant
event 1: event, workshop, course, class
packaging 1: packaging, package material, box it, packed
insurance 1: insurance, insured, insure
deposit 1: deposit, down payment, prepay, in advance payment
decline 1: decline, declined, refuse, refused, reject, rejected, denied, failed, not accepted, doesn't go through, declines, declining, card was not, doesn't accept, won't accept, does not go through, not go through, not working, payment error
notify 0.8: notify, notification, alert, let me know, inform me, be told, reminder, remind me, tell me when
earn 0.6: earn, collect points, gain, get points, gather
expire 1: expire, expiry, expires, valid, validity, run out, end date, good for, lapse
business 1: business, businesses, company, companies, firm, firms, corporate, commercial, as a company, for my office, b2b, tax exempt
compatible 1: compatible, compatibility, fit my, work with, works with, suit
confirm 1: confirmation, confirm, confirmed, order confirmation, went through, gone through
early 0.9: early, earlier, sooner, ahead of time, prematurely
otherperson 0.9: somebody else, someone else, another person, my friend, wife, husband, on my behalf, next owner
name 0.9: name, surname, named
date 0.6: date, day
due 0.9: due, deadline, payable
limit 0.9: limit, restriction, maximum, max, how many can i, cap
add 0.6: add, include, extra, additional
combine 0.9: combine, together with, stack, both, combined, at the same time, same time
proof 0.8: proof, evidence, photo, picture, id, identity card, passport
age 0.9: age, old enough, adult, minor, years old
pet 0.9: pet, dog, cat
send ~ deliver 0.8
parcel ~ deliver 0.75
parcel ~ order 0.9
order ~ item 0.8
parcel ~ item 0.8
address ~ deliver 0.5
email ~ newsletter 0.7
price ~ free 0.8
redeem ~ pay 0.5
pricematch ~ price 0.5
discount ~ price 0.5
sale ~ discount 0.5
gift ~ wrap 0.6
return ~ refund 0.6
card ~ method 0.6
wallet ~ method 0.6
bank ~ method 0.6
cash ~ method 0.6
card ~ pay 0.7
wallet ~ pay 0.7
weekend ~ hours 0.6
track ~ parcel 0.6
website ~ shop 0.6
contact ~ phone 0.7
contact ~ email 0.6
courier ~ deliver 0.5
broken ~ complain 0.5
newsletter ~ subscription 0.6
unsubscribe ~ cancel 0.6
unsubscribe ~ delete 0.6
delete ~ cancel 0.5
size ~ exchange 0.3
login ~ account 0.5
password ~ login 0.6
assemble ~ install 0.7
pickup ~ shop 0.5
pickup ~ deliver 0.3
location ~ shop 0.6
business ~ account 0.2
track ~ deliver 0.5
track ~ order 0.5
late ~ deliver 0.5
spare ~ repair 0.4
notify ~ stock 0.5
earn ~ points 0.5
cancel ~ order 0.4
exchange ~ return 0.6
exchange ~ change 0.5
minimum ~ limit 0.5
voucher ~ redeem 0.5
voucher ~ discount 0.5
gift ~ voucher 0.3
broken ~ missing 0.2
privacy ~ secure 0.4
consult ~ contact 0.4
wholesale ~ business 0.6
minimum ~ price 0.2
add ~ item 0.3
express ~ deliver 0.6
slot ~ deliver 0.5
`
