import { toRules } from './rules.ts'

const irregular = `was|be were|be been|be had|have did|do got|get came|come went|go paid|pay sent|send bought|buy lost|lose left|leave broke|break
  took|take gave|give made|make kept|keep bent|bend sold|sell forgot|forget chose|choose said|say told|tell put|put found|find
  brought|bring stole|steal wrote|write wore|wear tore|tear fell|fall saw|see read|read cut|cut lent|lend built|build drove|drive
  rode|ride ate|eat drank|drink spoke|speak stuck|stick hung|hang threw|throw froze|freeze won|win sat|sit began|begin ran|run
  felt|feel meant|mean met|meet heard|hear held|hold understood|understand stopped|stop thought|think
  shrank|shrink ground|grind grew|grow sank|sink blew|blow knew|know drew|draw spilt|spill spoilt|spoil burnt|burn hid|hide`
const pastForms = irregular
  .replaceAll(/\|\w+/g, '')
  .split(/\s+/)
  .filter((form) => form !== 'put' && form !== 'cut' && form !== 'read')
// What asks: a report has none of it.
const asking = `[?]|(?:^|[,;.:] ?)(?:and |but |so |or )?(?:how|what|when|where|which|who|whose|why|can|could|may|do|does|did|is|are|will|would|should|have|has|am|must|shall)\\b|\\b(?:want|wants|wanted|wish|need|needs|please|looking for|would like|i'd|wonder\\w*|interested|help|tell me|let me know|rather|possible|allowed|what now|how to)\\b`
const past = `(?:${pastForms.join('|')}|\\w{2,}ed|(?:cut|put|hit|hurt|shut|let) (?:my|our|it|me|them))`

export const english = toRules({
  negations: `not no never none nothing neither nor without cannot cant can't dont don't doesnt doesn't didnt didn't isnt
    isn't arent aren't wasnt wasn't werent weren't wont won't wouldnt wouldn't couldnt couldn't shouldnt shouldn't hasnt
    hasn't havent haven't unable refuse`,
  unknowing: 'know knows find finding figure understand understanding remember sure see',
  determiners: 'no without',
  light: `a an the to be been being is are was were am do does did have has had having having's get got getting able my your
    our his her their its it this that these those i you we he she they me him us them any some all anymore more yet still
    also just really very of in on at for with by as so if and or but possible there here will would can could should may
    might`,
  quiet: `how what when where why who whose which long much many often soon fast quickly take takes time please want need like
    would've i'd i'm i've wait waiting expect possible it's what's let know tell help find do go happens until till since then now out up about rather instead
    usually normally exactly also myself yourself one ones day days week weeks month months year years hello hi hey thanks
    thank question ask asking allowed roughly approximately generally typically actually maybe perhaps simply explain explanation
    detail details info information curious wondering wonder interested looking regarding concerning wants wanted love prefer now today
    currently moment ok okay someone somebody something anything everything person kind sort place whole really ever even only
    thing things stuff while during each every other others same such lot bit`,
  opposites: `open|close opened|closed opening|closing activate|deactivate enable|disable subscribe|unsubscribe buy|sell
    bought|sold add|remove send|receive sent|received lend|borrow deposit|withdraw deposits|withdrawals login|logout
    before|after more|less most|least minimum|maximum min|max cheapest|dearest increase|decrease raise|lower start|stop
    first|last incoming|outgoing import|export domestic|international online|offline men|women male|female early|late
    accept|reject lock|unlock block|unblock freeze|unfreeze upload|download upgrade|downgrade inside|outside
    allowed|forbidden bigger|smaller larger|smaller longer|shorter hot|cold arrive|depart arrival|departure credit|debit
    create|delete install|uninstall assemble|disassemble connect|disconnect join|leave win|lose indoor|outdoor
    include|exclude included|excluded insert|eject rent|rentout putin|takeout turnon|turnoff movein|moveout
    white|red front|rear morning|evening sweet|dry indoors|outdoors seller|buyer sender|recipient under|over`,
  converse: 'buy bought send sent lend',
  hours: /\b(hours?|times?|when|today|tomorrow|sundays?|saturdays?|weekends?|o'?clock|late|early)\b/u,
  from: 'from',
  to: 'to into',
  numberWords: 'two three four five six seven eight nine ten',
  sizes: /\bsizes?\s+(?:is\s+|in\s+|eu\s+|uk\s+|us\s+)?\d+(?:[.,]\d+)?|\b(?:eu|uk|us)\s+\d{1,2}(?:[.,]5)?\b/gu,
  frames: [
    ['consequence', /\bwhat (happens|would happen|will happen|if)\b/u],
    ['contents', /\bwhat(?:'s| is| are| comes| do i get)? (?:in|inside|included in|contained in)\b/u],
    ['why', /\b(why|how come)\b|\bwhat(?:'s| is| was) the reason\b|\breasons? (for|why)\b/u],
    ['who', /^(?:\w+,? )?(?:who|whose|whom|who's)\b/u],
    [
      'amount',
      /\bhow (much(?! (?:earlier|later|before|after|notice|time))|expensive|cheap)\b|\bhow high (?:is|are)\b.{0,30}\b(?:costs?|fees?|charges?|prices?|postage)\b|\bwhat (does|do|is|are|would|will|did)\b.{0,30}\b(costs?|fees?|charges?|prices?)\b|\b(costs?|fees?|charges?) (of|for)\b|\bfree of charge\b|\bis .{0,40}\bfree\b|\bhave to pay (?:for|extra)\b|\b(?:delivery|shipping|postage) (?:price|fee|cost|charge)s?\b|\bcharges?$/u,
    ],
    ['since', /\bhow long (?:have|has|had|did|was|were)\b|\bsince when (?:have|has|do|does|are|is)\b/u],
    ['often', /\bhow (?:often|frequently|regularly|many times)\b/u],
    [
      'measure',
      /\bhow far (?:can|may|do|does|should)\b|\bhow (?:big|large|heavy|tall|strong|old|thick|wide|deep|high|hot|warm|cold|loud|hard|bright|sharp)\b|\bhow long (?:must|should|may|can) (?:a|an|the|my|your) \w+ be\b/u,
    ],
    [
      'count',
      /\bhow many (?!days|weeks|hours|months|years|minutes|(?:working |business )days|times)|\bhow much (?!is|does|do|are|will|would|for|extra|it|to|money|more)\w+/u,
    ],
    [
      'duration',
      /\bhow (long|soon|fast|quickly|rapid(?:ly)?|speedy|many (?:working |business )?(?:day|week|hour|month|year|minute)s?)\b|\b(?:waiting|delivery|shipping|transit|lead|processing|handling|turnaround) times?\b|\b(?:length|duration|period) of\b|\b(?:warranty|guarantee|delivery|return|trial) (?:period|length|duration)\b|\b(?:usual|normal|average|typical) (?:wait|time)\b|\b(?:more|less|longer) than (?:a|an|one|two|three|\d+) (?:day|week|hour|month)s?\b|\b(?:within|in) how (?:many|much)\b|^(?:do|does|will|can|is) .{2,40}\b(?:quickly|fast)\b|\btime (?:to deliver|from order|it takes|needed)\b|\bwait (?:for )?long\b|\blong (?:until|till|before)\b/u,
    ],
    [
      'time',
      /\bhow (late|many)\b|^(?:\w+,? ){0,2}(?:until |till |since |by |from )?when\b|\bwhen to\b|\bwhen (will|can|do|does|is|are|should|would|did|may|must|am)\b|\bwhat (time|date|day)\b|\bopening times?\b|\b(?:until|till|by|since|from) when\b/u,
    ],
    ['status', /^(?:has|did|was|were|had)\b|^(?:is|are) (?:my|our)\b|^have (?:you|i|we|they|my) (?!got|a|any|the)/u],
    [
      'trouble',
      /\b(?:does|do|did|is|was|has|have)(?: not|n't|nt) (?:work|let|open|load|accept|show|get|come|arrive|fit|turn|start)|\bwhat (?:do|can|should|shall|must) (?:i|we) do\b|\bwhat now\b|\b(failed|fails|failing|refused|rejected|declined|denied|error|problem|issue|trouble|stuck|broken|defective|damaged|wrong)\b/u,
    ],
    ['count', /\bhow (?:many|much)\b/u],
    [
      'must',
      /^(?:do|does|must|will) (?:i|we|one|you|it) (?:need|have to|require)\b|^must (?:i|we|one|it)\b|^(?:is|are) .{2,40}\b(?:necessary|required|needed|compulsory|mandatory)\b/u,
    ],
    [
      'procedure',
      /\bhow (do|can|to|would|could|should|does|is)\b|\b(way|steps?|process|procedure|instructions) (to|for|of)\b|\bhelp me\b|\bi(?:'d| would)? (?:want|need|like|wish)\b|\bi have (?:to|an?|the|no|some|my|this|these|two|\d+)\b|\bi'd like\b|\bplease\b|\b(?:can|could|will|would) you\b|\blet me\b|\bwhere (?:do|can) i\b/u,
    ],
    ['where', /\bwhere\b/u],
    ['procedure', /\b(?:is|are) there (?:a|any|some) (?:way|possibility|option|chance|method)\b/u],
    [
      'existence',
      /^(?:do|does) (?:you|the shop|your shop) (?:have|sell|carry|stock)\b|^(?:is|are) there\b|^have you got\b|^any\b/u,
    ],
    [
      'whether',
      /^(?:so |and |but |hi |hello )?(?:can|could|may|is|are|do|does|will|would|am|should|must|shall)\b|\bpossible\b|\bavailable\b|\ballowed\b/u,
    ],
    ['what', /\bwhat(?:'s| is| are|s)\b/u],
    ['which', /\b(what|which)\b/u],
    // "The tyres were fitted badly", "you bent my glasses".
    [
      'event',
      new RegExp(
        `^(?!.*(?:${asking}))(?:so |but |well |hi |hello )*(?:(?:i|we) (?:was|were|got) (?:\\w+ )?\\w{2,}ed\\b|(?:my|the|your|our|this|that|these|those|one|somebody|someone|you|he|she|it|they|part|both|all|half|some|an?) .{0,50}?\\b${past}\\b)`,
        'u',
      ),
    ],
    // "I paid already", "my coating is peeling": reported, with no question in it.
    [
      'report',
      new RegExp(
        `^(?!.*(?:${asking}))(?:so |but |well |hi |hello )*(?:(?:i|we)(?:'ve| have|'d| had)?(?: just| already| also| only)? ${past}\\b|(?:lost|forgot|received|got|ordered|bought|paid|arrived|missed) |(?:my|our|the) .{0,30}\\b(?:is|are) \\w+ing\\b)`,
        'u',
      ),
    ],
  ],
  auxiliaries: 'can could may is are do does will would am should must shall did was were has have might',
  speaker: 'i we one me someone anyone anybody people customers',
  shop: 'you',
  relations: 'with from to into than for without by after before instead over under on in against',
  undo: /\b(undo|undoing|revert|restore|reactivate|recover|reverse|reinstate|reopen|bring back)\b/u,
  occasion:
    /\b(yesterday|last (?:week|month|night|year|time)|(?:\d+|two|three|four|five|six|few) (?:days|weeks|months|hours) ago|this morning|already)\b/u,
  done: /\b(?:i|we)(?:'ve| have| had)?(?: already| just)? (\p{L}{3,}?)(?:e?d|ied)\b/gu,
  past: /\b(\p{L}{3,}?)(?:e?d|ied)\b/gu,
  irregular,
  joined: [
    [/\b(?:rent|hire|lend|let|loan)(?:ing|ed|s)? (?:\w+ ){0,3}?out\b/u, 'rentout'],
    [/\blog(?:ging|ged|s)? (?:in|on|into)\b/u, 'login'],
    [/\blog(?:ging|ged|s)? (?:out|off)\b/u, 'logout'],
    [/\b(?:put|putting|insert|inserting) (?:\w+ ){0,3}?in\b|\binsert(?:ing)?\b/u, 'putin'],
    [/\b(?:take|taking|get|getting) (?:\w+ ){0,3}?out\b/u, 'takeout'],
    [/\b(?:turn|switch)(?:ing|ed)? (?:\w+ ){0,3}?on\b/u, 'turnon'],
    [/\b(?:turn|switch)(?:ing|ed)? (?:\w+ ){0,3}?off\b/u, 'turnoff'],
    [/\bmov(?:e|ing) in\b/u, 'movein'],
    [/\bmov(?:e|ing) out\b/u, 'moveout'],
  ],
  sells:
    /^(?:so |and |but |hi |hello )*(?:do|does) (?:you|your (?:shop|store)|the (?:shop|store)|they) (?:\w+ )?(?:sell|stock|carry)\b/u,
  trading: 'sell buy offer stock carry order get have purchase',
  reversing: 'un non',
  participle: /ed$/u,
  capitalsAreNames: true,
  taking:
    /\bhow long (?:does|do|will|would|is|until|till|before)\b.*\b(?:take|takes|until|till|before)\b|\bhow (?:soon|fast|quickly)\b/u,
})
