"""Questions made from frames, things and what one does with them: the forms in which people ask shops, banks and sites."""

import random

# Verb phrases with {n} for a thing; each thing below fits most of them, and where it does not the teacher still has a view.
SHOP_VERBS = """cancel {n}|return {n}|exchange {n}|track {n}|change {n}|update {n}|delete {n}|remove {n}|find {n}|buy {n}
order {n}|pay for {n}|get a refund for {n}|claim {n}|use {n}|apply {n}|redeem {n}|activate {n}|check {n}|view {n}|download {n}
print {n}|send {n}|receive {n}|replace {n}|repair {n}|install {n}|clean {n}|wash {n}|measure {n}|assemble {n}|choose {n}
compare {n}|reserve {n}|reorder {n}|ship {n}|deliver {n}|collect {n}|pick up {n}|reschedule {n}|postpone {n}|extend {n}
renew {n}|upgrade {n}|subscribe to {n}|unsubscribe from {n}|sign up for {n}|log in to {n}|reset {n}|recover {n}|verify {n}
confirm {n}|edit {n}|correct {n}|switch {n}|transfer {n}|withdraw {n}|deposit {n}|add {n}|save {n}|share {n}|contact {n}
talk to {n}|complain about {n}|report {n}|dispute {n}|review {n}|rate {n}|split {n}|block {n}|freeze {n}|lower {n}|raise {n}
earn {n}|win {n}|join {n}|leave {n}|create {n}|make {n}|set up {n}|turn off {n}|turn on {n}|fix {n}|open {n}|close {n}""".replace(
    "\n", "|"
).split("|")

SHOP_THINGS = """my order|an order|the last item|my purchase|the parcel|a package|the shipment|the delivery|the delivery date
my delivery address|the shipping address|my billing address|the invoice|a receipt|the bill|a refund|my money|a payment
my payment method|my credit card|a debit card|cash on delivery|an instalment plan|a gift card|a voucher|a coupon|a promo code
a discount|an offer|the referral programme|loyalty points|reward points|store credit|my account|my password|my username
my profile|my email address|my phone number|the newsletter|a subscription|the app|the website|customer service|a human agent
support|the manager|the store|the nearest shop|opening hours|the warehouse|the franchise|the size chart|a size|the colour
the fabric|the mattress|the pillow|the bed|the sofa|the jacket|the shoes|the shirt|the phone|the charger|the laptop|the camera
the supplement|the protein powder|the vitamins|the medicine|the ingredients|side effects|the dosage|the expiry date|the flavour
the warranty|the guarantee|a trial|a sample|the product|a broken item|a damaged package|a missing item|the wrong item
an out of stock product|availability|the price|a quote|shipping costs|customs fees|taxes|the currency|the contract|my data
my wallet|my balance|the team|the contest|the match|the league|the tournament|my score|a bonus|the winnings|the licence
the battery|a spare part|the manual|the instructions|the filter|the remote|the screen|the firmware|the settings|a file|a folder
a photo|a video|a message|a contact|my calendar|the reservation|a table|a flight|the hotel|a room|a ticket|my luggage|the passport
an appointment|the doctor|my insurance|a loan|the interest rate|my bank account|a transfer|the exchange rate|the alarm|a timer
the music|the weather|the recipe|the meal|the restaurant|the car|the tyres|petrol|the route|traffic|my salary|my holiday""".replace(
    "\n", "|"
).split("|")

SCREEN_VERBS = """install {n}|uninstall {n}|update {n}|download {n}|upload {n}|sync {n}|share {n}|export {n}|import {n}|convert {n}|merge {n}
split {n}|copy {n}|move {n}|rename {n}|sort {n}|filter {n}|search {n}|hide {n}|show {n}|enable {n}|disable {n}|resize {n}|crop {n}
format {n}|highlight {n}|underline {n}|cross out {n}|align {n}|center {n}|colour {n}|print {n}|scan {n}|encrypt {n}|compress {n}
delete {n} permanently|restore {n}|undo {n}|back up {n}|schedule {n}|mute {n}|block {n}|archive {n}|label {n}|embed {n}|link {n}
open {n} in a new tab|forward {n}|attach {n}|translate {n}|record {n}|stream {n}|debug {n}|test {n}|run {n}|stop {n}|start {n}
automate {n}|connect {n}|pair {n}|configure {n}|parse {n}|call {n}|query {n}|count {n}|add a column to {n}|remove duplicates from {n}""".replace(
    "\n", "|"
).split("|")

SCREEN_THINGS = """a spreadsheet|a cell|a table|a chart|a document|a page|a web page|a website|a button|a menu|a drop-down list|a form
a text field|an image|a picture|a photo|an album|a video|a channel|a playlist|a comment|a post|a status|a profile|a friend request
a group|a message|a chat|an email|an attachment|a signature|a draft|the inbox|spam|a contact|a calendar event|a meeting|a reminder
a task|a card|a board|a list|a checklist|a project|a repository|a branch|a commit|a pull request|a fork|an issue|a release|a script
a function|a variable|a class|an array|a string|a number|a date|a file|a folder|a path|a database|a query|a server|a domain
an account|a password|a token|an API|a request|a response|a header|a cookie|a cache|a plugin|an extension|a theme|a font|a style sheet
a background|a border|a margin|an animation|a notification|an alert|a bot|a command|the command line|the browser|the keyboard
the screen|dark mode|the layout|the sidebar|a shortcut|a bookmark|the history|a map|a location|a route|a QR code|a link|a URL
markdown|JavaScript|CSS|HTML|JSON|XML|Python|SQL|a regular expression|Google Sheets|Google Maps|GitHub|Facebook|Twitter|Trello
Slack|YouTube|WordPress|Excel|Gmail|Android|an iPhone|Windows|Linux|the clipboard|two columns|several files|the whole row
a formula|a pivot table|permissions|the owner|an administrator|a team member|a workspace|a template|a wiki|a footnote|strikethrough text
bold text|a code block|a line break|an emoji|a hashtag|a follower|a tweet|an ad|a survey|a game|a score|a leaderboard|a tournament""".replace(
    "\n", "|"
).split("|")

DO_FRAMES = """how do i {v}|how can i {v}|how to {v}|i want to {v}|i would like to {v}|can i {v}|could i {v}|can you help me {v}
help me {v}|where can i {v}|where do i {v}|when can i {v}|is it possible to {v}|i need to {v}|please {v}|i cannot {v}
i am unable to {v}|i can't {v}|why can't i {v}|what is the best way to {v}|is there a way to {v}|am i allowed to {v}|do you {v}
will you {v}|how long does it take to {v}|how much does it cost to {v}|who do i ask to {v}|i need help to {v}|steps to {v}
i forgot how to {v}|trying to {v}|tell me how to {v}|i don't know how to {v}|can someone {v} for me|should i {v}|must i {v}
what happens if i {v}|do i have to {v}|i don't want to {v}|what do i need to {v}|want to {v}|wanna {v}|pls {v}|need to {v} today
i tried to {v} but it failed|problem when i {v}|may i {v} online|can i {v} without an account|can i {v} after thirty days""".replace(
    "\n", "|"
).split("|")

THING_FRAMES = """where is {n}|what about {n}|{n}|i have a question about {n}|{n} please|{n} not working|{n} does not work
{n} is broken|problem with {n}|issue with {n}|i lost {n}|i have not received {n}|{n} has not arrived|{n} is missing|when will {n} arrive
when do i get {n}|how much is {n}|what does {n} cost|do you have {n}|do you sell {n}|do you offer {n}|is {n} available|is {n} free
is {n} safe|how long does {n} last|what is {n}|what are the types of {n}|tell me about {n}|more information on {n}|details of {n}
what is your policy on {n}|is there {n}|why is {n} so expensive|why was {n} rejected|why was {n} cancelled|why is {n} late
is {n} good for me|which {n} is best|does {n} come with a guarantee|can {n} be changed|who can use {n}|any {n} today|show me {n}
i am not happy with {n}|{n} smells bad|{n} is too small|{n} is too hard|{n} is too expensive|there is no {n}|i need {n}|i got the wrong {n}
{n} still pending|is {n} genuine|status of {n}|how does {n} work|how is {n} made|where do i find {n}|what is included in {n}""".replace(
    "\n", "|"
).split("|")


def made_questions(count: int, nouns: list[str], verbs: list[str], rng: random.Random) -> list[str]:
    """Four in ten about shops and services, three in ten about programs and websites, the rest any verb with any noun."""
    out = []
    for _ in range(count):
        about = rng.random()
        if about < 0.4:
            actions, thing = SHOP_VERBS, rng.choice(SHOP_THINGS)
        elif about < 0.7:
            actions, thing = SCREEN_VERBS, rng.choice(SCREEN_THINGS)
        else:
            actions, thing = None, f"{rng.choice(['the', 'a', 'my', 'this'])} {rng.choice(nouns)}"
        if rng.random() < 0.55:
            action = rng.choice(actions) if actions else f"{rng.choice(verbs)} {{n}}"
            question = rng.choice(DO_FRAMES).replace("{v}", action.replace("{n}", thing))
        else:
            question = rng.choice(THING_FRAMES).replace("{n}", thing)
        if rng.random() < 0.2:
            second = rng.choice(SCREEN_THINGS if about >= 0.4 else SHOP_THINGS)
            question = f"{question} {rng.choice(['for', 'with', 'from', 'in', 'on', 'because of', 'instead of', 'to'])} {second}"
        out.append(question + rng.choice(["?", "", ""]))
    return out
